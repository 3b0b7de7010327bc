-- How many callers wait for a call since a day; who said no to calls is counted apart.
select
    count(*) filter (not is_no) as callers,
    count(*) filter (is_no) as said_no
from (
    select caller in (select number from refused_calls_at(now(), $category)) as is_no
    from owed_callers($since)
)
