-- How many days say something else now, and how many of them had calls before.
select
    count(*) as changed,
    count(*) filter (day in (select day from days_known)) as restated,
    min(day) as since,
    max(day) as until
from days_changed
