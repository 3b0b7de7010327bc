-- Never returned
-- Share of missed callers whom nobody rang and nobody spoke to within 24 hours (a setting) of their last try. Younger ones are not in it: they may still be rung.
-- unit: share
-- by: day, week, month, hour, weekday, hour_of_week, rep, line, source, channel, campaign
select key, unnest(ratio(count(*) filter (is_matured and not is_returned), count(*) filter (is_matured)))
from selected_episodes($since, $until, $reps, $sources, $dimension, $callback_window_hours)
group by key
