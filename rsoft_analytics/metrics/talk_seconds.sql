-- Talk time
-- Seconds of talk in conversations; ringing and waiting are not in it.
-- unit: seconds
-- by: day, week, month, hour, weekday, hour_of_week, rep, line, source, channel, campaign, direction, outcome
select key, coalesce(sum(seconds) filter (is_conversation), 0)::bigint as value, count(*) filter (is_conversation) as n
from selected_calls($since, $until, $reps, $sources, $dimension)
group by key
