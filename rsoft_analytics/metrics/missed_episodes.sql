-- Times callers were missed
-- How often a caller tried and nobody took the call. Tries within an hour of one another (a setting) are one episode, and a conversation ends it; withheld numbers are not among them.
-- unit: episodes
-- by: day, week, month, hour, weekday, hour_of_week, rep, line, source, channel, campaign, state, rung_by
select key, count(*) as value
from selected_episodes($since, $until, $reps, $sources, $dimension, $callback_window_hours)
group by key
