-- One row is a day whose calls say something else than before.
create or replace temp table days_changed as
with days_now as (
    select day, sum(
        -- where there was nothing before, every day is new: no need to look closer
        case when (select count(*) from days_before) = 0 then 0 else print_of(calls)::hugeint end) as print
    from calls_in_scope as calls
    group by day
)
select coalesce(days_now.day, days_before.day) as day
from days_now
full join days_before using (day)
where days_now.print is distinct from days_before.print
