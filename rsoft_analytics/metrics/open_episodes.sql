-- Still open
-- Missed callers who tried within the last 24 hours of the data (a setting) and whom nobody has rung or spoken to since.
-- unit: episodes
-- by: day, week, month, hour, weekday, hour_of_week, rep, line, source, channel, campaign
select key, count(*) filter (state = 'open') as value
from selected_episodes($since, $until, $reps, $sources, $dimension, $callback_window_hours)
group by key
