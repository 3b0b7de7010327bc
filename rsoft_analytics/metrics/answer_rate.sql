-- Answer rate
-- Share of incoming calls that became a conversation, out of answered, missed and declined ones. Blocked calls and voicemail are left out.
-- unit: share
-- by: day, week, month, hour, weekday, hour_of_week, rep, line, source, channel, campaign, direction, outcome
select key, unnest(ratio(count(*) filter (is_offered and is_conversation), count(*) filter (is_offered)))
from selected_calls($since, $until, $reps, $sources, $dimension)
group by key
