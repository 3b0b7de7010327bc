-- Conversations
-- Calls in which somebody was spoken to: answered or connected, for at least the shortest conversation that the settings name.
-- unit: calls
-- by: day, week, month, hour, weekday, hour_of_week, rep, line, source, channel, campaign, direction, outcome
select key, total(calls, is_conversation) as value
from selected_totals($since, $until, $reps, $sources, $dimension)
group by key
