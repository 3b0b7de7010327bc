-- One row is a lead in scope that reached a stage: as records, calls or somebody by hand tell.
create or replace temp table steps_in_scope as
with steps as (
    select lead_key, 'new' as stage, created_at as reached_at,
        case when is_made_by_call then 'call' when origin = 'Typed in' then 'hand' else 'export' end as told_by,
        null as value, null as currency, null as note
    from leads_begun
    union all
    select lead_key, 'contacted', first_conversation_at, 'call', null, null, null
    from leads_begun where first_conversation_at is not null
    union all
    select lead_key, steps.stage, reached_at, if(origin = 'Typed in', 'hand', 'export'),
        steps.value, steps.currency, null
    from lead_members semi join lead_keys using (lead_key)
    join lead_record_steps as steps using (record, ordinal)
    join lead_records using (record, ordinal)
    union all
    select lead_key, stage, set_at, 'hand', value, currency, note
    from acts_in_scope semi join leads_begun using (lead_key)
),
placed as (  -- a day without a time is no moment before the lead came that day
    select steps.* replace (if(reached_at < created_at
            and timezone($business_zone, reached_at)::date = timezone($business_zone, created_at)::date,
        created_at, reached_at) as reached_at)
    from steps join leads_begun using (lead_key)
)
select
    lead_key, stage, reached_at, told_by, max(value) as value, max(currency) as currency,
    max(note) as note
from placed
group by lead_key, stage, reached_at, told_by
-- what one record dates, another need not leave undated
qualify reached_at is not null or count(reached_at) over (partition by lead_key, stage) = 0
