-- One row is something that happened with one of the numbers, the newest first.
with told as (
    select
        caller, call_id as entry, started_at as moment, 'call' as kind, direction,
        case when outcome in ('answered', 'connected', 'elsewhere') and is_conversation then 'spoken'
            else outcome end as outcome,
        seconds, rep, note as text, null as value, null as currency,
        coalesce(
            (select list(distinct row_id // 4294967296) from call_rows where call_rows.call_id = calls.call_id),
            [call_id // 4294967296]) as imports
    from calls where list_contains($callers::bigint[], caller)
),
noted as (
    select number, lead_id, created_at, 'lead', null, stage, null, rep,
        concat_ws(' · ', nullif(source, 'Unknown'), campaign, status, note), null, null,
        [lead_id // 4294967296]
    from leads_by_number() where created_at is not null and list_contains($callers::bigint[], number)
    union all
    -- what a call tells is in the timeline as the call
    select caller, records.lead_id, reached_at, if(stage_events.stage = 'won', 'won', 'stage'), null, stage_events.stage, null,
        null,
        concat_ws(' · ',
            if(stage_events.stage = 'won', null, upper(stage_events.stage[1]) || stage_events.stage[2:]),
            note),
        stage_events.value, if(stage_events.value is null, null, stage_events.currency),
        [records.lead_id // 4294967296]
    from stage_events join leads using (lead_id)
    join (select unnest($callers::bigint[]) as caller) as asked on leads.person = person_of(caller)
    -- told by a CRM's record; what was set by hand is made of no export
    left join (
        select number, min(lead_id) as lead_id from leads_by_number()
        where list_contains($callers::bigint[], number) group by number
    ) as records
        on records.number = caller and told_by = 'export'
    where reached_at is not null and told_by <> 'call' and stage_events.stage <> 'new'
    union all
    select number, null, given_at, 'consent', null, act, null, null,
        concat_ws(' · ', if(purpose = 'number', null, upper(purpose[1]) || purpose[2:]), channel, place, wording),
        null, null, [import_id]
    from consent_events 
    where list_contains($events::bigint[], event) and list_contains($callers::bigint[], number)
)
select
    told.* exclude (imports) replace (seen_text(text, $viewer) as text),
    (select list(file_name order by import_id) from imports where list_contains(told.imports, import_id)) as exports
from (select * from told union all select * from noted) as told
qualify row_number() over (partition by caller order by moment desc) <= $limit
order by caller, moment desc
