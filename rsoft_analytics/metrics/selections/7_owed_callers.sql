-- The callers who tried since a day, and were not rung back, nor marked as rung with nothing that
-- speaks against it; own numbers wait for nothing.
create or replace macro owed_callers(since) as table
select *
from callers
anti join excluded_numbers as out
    on out.number = caller and owed_since::date >= out.since and owed_since::date <= out.until
anti join (from marks_of_callers() where not is_unseen) as marks
    on marks.caller = callers.caller and said_done_at >= last_call_at
where owed_since >= since::date and not is_nobody(caller)
