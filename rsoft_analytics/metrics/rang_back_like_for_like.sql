-- Rang back within the hour, like for like
-- The share of missed callers rung back within the hour as it would be with the team's mix of parts of the day, sources and shared lines (direct standardisation): so that nobody is worse only for taking the harder calls.
-- unit: share
-- by: rep
select *
from like_for_like('missed callers', $since, $until, $reps, $sources, $dimension, $callback_window_hours)
