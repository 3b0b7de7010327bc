-- Connect rate
-- Share of outgoing calls that became a conversation.
-- unit: share
-- by: day, week, month, hour, weekday, hour_of_week, rep, line, source, channel, campaign, direction, outcome
with counted as (
    select key, total(calls, is_conversation and not is_incoming) as k, total(calls, not is_incoming) as n
    from selected_totals($since, $until, $reps, $sources, $dimension)
    group by key
)
select key, unnest(ratio(k, n)) from counted
