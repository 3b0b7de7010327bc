-- One row is how a callback stands, and how many callers wait so.
select state, count(*) as callers
from waiting_callers($since, $until, $reps, $sources, $callback_window_hours, map(['any'], [0.0]))
group by state
