-- Answer rate
-- Share of incoming calls that became a conversation, out of answered, missed and declined ones. Blocked calls and voicemail are left out.
-- unit: share
-- by: day, week, month, hour, weekday, hour_of_week, rep, line, source, channel, campaign, direction, outcome
with counted as (
    select key, total(calls, is_offered and is_conversation) as k, total(calls, is_offered) as n
    from selected_totals($since, $until, $reps, $sources, $dimension)
    group by key
)
select key, unnest(ratio(k, n)) from counted
