-- Talk time
-- Seconds of talk in conversations; ringing and waiting are not in it.
-- unit: seconds
-- by: day, week, month, hour, weekday, hour_of_week, rep, line, source, channel, campaign, direction, outcome
select key, total(talk_seconds, true) as value, total(calls, is_conversation) as n
from selected_totals($since, $until, $reps, $sources, $dimension)
group by key
