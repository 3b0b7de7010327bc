-- Answer rate
-- Share of incoming calls that became a conversation, out of answered, missed and declined ones. Blocked calls and voicemail are left out.
-- unit: share
-- by: day, week, month, hour, weekday, hour_of_week, rep, line, source, channel, campaign, direction, outcome
select key, unnest(ratio(total(calls, is_offered and is_conversation), total(calls, is_offered)))
from selected_totals($since, $until, $reps, $sources, $dimension)
group by key
