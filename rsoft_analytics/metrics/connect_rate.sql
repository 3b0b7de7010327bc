-- Connect rate
-- Share of outgoing calls that became a conversation.
-- unit: share
-- by: day, week, month, hour, weekday, hour_of_week, rep, line, source, channel, campaign, direction, outcome
select key, unnest(ratio(total(calls, is_conversation and not is_incoming), total(calls, not is_incoming)))
from selected_totals($since, $until, $reps, $sources, $dimension)
group by key
