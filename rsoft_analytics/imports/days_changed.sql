-- How many days say something else now, and how many of them had calls before.
with days_now as (
    select day, sum(
        -- where there was nothing before, every day is new: no need to look closer
        case when (select count(*) from days_before) = 0 then 0 else hash(
            party_key, started_at, direction, outcome, seconds, is_conversation, is_first_of_caller,
            rep, line_number, source, channel, campaign)::hugeint end) as print
    from calls_in_scope
    group by day
),
changed as (
    select coalesce(days_now.day, days_before.day) as day
    from days_now
    full join days_before using (day)
    where days_now.print is distinct from days_before.print
)
select
    count(*) as changed,
    count(*) filter (day in (select day from days_known)) as restated,
    min(day) as since,
    max(day) as until
from changed
