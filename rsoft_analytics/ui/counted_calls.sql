-- One row is a call that a metric counts, or that its share is of, the newest first.
with counted as not materialized (
    select *
    from selected_calls($since, $until, $reps, $sources, null)
    where case $metric
        when 'calls' then true
        when 'answer_rate' then is_offered
        when 'missed_calls' then is_missed
        when 'conversations' then is_conversation
        when 'talk_seconds' then is_conversation
        when 'connect_rate' then not is_incoming
        when 'first_time_callers' then is_first_of_caller
        when 'unique_callers' then is_incoming and caller is not null
    end
)
select
    started_at, direction, outcome, is_conversation, seconds,
    seen_number(if(is_nobody(selected.caller), null, selected.caller), $viewer) as caller, party_kind,
    seen_name(coalesce(callers.name, selected.name), $viewer) as name,
    seen_name(company, $viewer) as company, rep, line_number, selected.source, selected.campaign,
    seen_text(note, $viewer) as note, (select count(*) from counted) as of_all
from counted as selected
left join callers on callers.caller = selected.caller
order by started_at desc, call_id
limit $most
