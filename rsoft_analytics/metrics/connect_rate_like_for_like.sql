-- Connect rate, like for like
-- The connect rate as it would be with the team's mix of parts of the day, sources and shared lines (direct standardisation): so that nobody is worse only for taking the harder calls.
-- unit: share
-- by: rep
select *
from like_for_like('outgoing calls', $since, $until, $reps, $sources, $dimension, $callback_window_hours)
