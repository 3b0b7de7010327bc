-- Rang back within the hour
-- Share of missed callers whom the team rang within an hour of their last try, whether they were reached or not. Those who got through by themselves within that hour are left out, and those who tried less than an hour ago.
-- unit: share
-- by: day, week, month, hour, weekday, hour_of_week, rep, line, source, channel, campaign
select key, unnest(ratio(count(*) filter (is_rung_within_hour), count(*) filter (is_to_ring_within_hour)))
from selected_episodes($since, $until, $reps, $sources, $dimension, $callback_window_hours)
group by key
