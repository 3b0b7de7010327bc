-- The callers who tried since a day, and were not rung back; own numbers wait for nothing.
create or replace macro owed_callers(since) as table
select *
from callers
anti join excluded_numbers as out
    on out.number = caller and owed_since::date >= out.since and owed_since::date <= out.until
where owed_since >= since::date and not is_nobody(caller)
