-- One row is a caller who waits for a call, the one with most at stake first.
select *, count(*) over () as callers_in_all
from waiting_callers($since, $until, $reps, $sources, $callback_window_hours, map($worth_of, $worth))
where list_contains($states, state)
order by stake desc, is_first_time desc, last_try_at desc, caller
limit $most
