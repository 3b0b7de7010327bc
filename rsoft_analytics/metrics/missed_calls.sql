-- Missed calls
-- Incoming calls that nobody picked up. Declined and blocked calls are not among them.
-- unit: calls
-- by: day, week, month, hour, weekday, hour_of_week, rep, line, source, channel, campaign, direction, outcome
select key, total(calls, is_missed) as value
from selected_totals($since, $until, $reps, $sources, $dimension)
group by key
