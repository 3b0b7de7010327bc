-- One row is a rep, and when a call of theirs was last reported.
select
    rep,
    max(started_at) as last_call_at,
    ((select max(day) from calls) - max(day))::integer as days_silent
from calls where rep is not null group by rep order by days_silent desc, rep
