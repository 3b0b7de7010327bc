-- How many callers wait for a call since a day; who said no to calls is counted apart.
select
    count(*) filter (not is_no) as callers,
    count(*) filter (is_no) as said_no
from (
    select caller in (
        select number from customer_states_at(now(), $category, null, null)
        where number is not null and purpose = 'marketing' and channel = 'call'
            and said.act in ('refused', 'withdrawn')) as is_no
    from owed_callers($since)
)
