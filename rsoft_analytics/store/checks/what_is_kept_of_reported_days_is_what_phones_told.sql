-- What is kept of the days that phones reported is what their exports tell.
with told as (
    select import_id, raw_calls.rep, started_at::date as day, max(started_at) as last_call_at
    from raw_calls join imports using (import_id)
    where raw_calls.rep is not null and imports.rep is not null and kind in ('calls', 'mixed')
        and undone_at is null
    group by all
)
select told_by, import_id, rep, day, last_call_at
from (
    select 'kept' as told_by, * from (from reported_days except all from told)
    union all
    select 'exports', * from (from told except all from reported_days)
)
order by import_id, day, rep, told_by
