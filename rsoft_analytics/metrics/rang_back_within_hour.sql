-- Rang back within the hour
-- Share of missed callers whom the team rang within an hour of their last try, whether they were reached or not. Those who got through by themselves within that hour are left out, and those who tried less than an hour ago.
-- unit: share
-- by: day, week, month, hour, weekday, hour_of_week, rep, line, source, channel, campaign
select key, unnest(ratio(
    count(*) filter (age_seconds >= 3600 and first_attempt_at is not null and waited_seconds <= 3600),
    count(*) filter (age_seconds >= 3600 and (first_attempt_at is not null or ended_by <> 'self' or waited_seconds > 3600))))
from selected_episodes($since, $until, $reps, $sources, $dimension, $callback_window_hours)
group by key
