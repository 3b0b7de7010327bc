-- How many lines told of spend that nobody had told of, restated it, or changed nothing.
with judged as (
    select
        was.record is not null as is_known,
        (now.cost, now.clicks, now.impressions, now.conversions)
            is not distinct from (was.cost, was.clicks, was.impressions, was.conversions) as is_same
    from staged_spend
    join spend as now using (record)
    left join spend_before as was using (record)
)
select
    count(*) filter (not is_known) as added,
    count(*) filter (is_known and not is_same) as updated,
    count(*) filter (is_known and is_same) as unchanged
from judged
