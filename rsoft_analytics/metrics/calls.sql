-- Calls
-- Conversations and attempts in both directions, each counted once however many exports tell of it.
-- unit: calls
-- by: day, week, month, hour, weekday, hour_of_week, rep, line, source, channel, campaign, direction, outcome
select key, total(calls, true) as value
from selected_totals($since, $until, $reps, $sources, $dimension)
group by key
