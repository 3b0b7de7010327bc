-- One row is how a callback stands, and how many callers wait so.
select state, count(*) as callers
from waiting_callers($since, $until, $reps, $sources, $callback_window_hours, $business_category)
group by state
