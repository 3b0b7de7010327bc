-- One row is a month in which people became leads, and a number of days: of those who had that
-- long, the share that became customers within it.
with dated as (
    select key, created_at, won_at, elapsed(created_at, told_until()) as age
    from conversions($since, $until, $reps, $sources, 'month', null)
    where standing = 'ripe' and created_at <= told_until() and (won_at is not null or not is_won)
),
spans as (select unnest([7, 14, 30, 60, 90, 180]) as days)
select
    key as month,
    days,
    count(*) as leads,
    count(*) filter (age < days * 86400) as unripe,
    unnest(ratio(
        count(*) filter (
            age >= days * 86400 and is_within(won_at, created_at, days)),
        count(*) filter (age >= days * 86400)))
from dated cross join spans
group by key, days
order by month, days
