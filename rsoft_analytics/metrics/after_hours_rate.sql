-- Outside opening hours
-- Share of missed callers whose first try came while the office was closed: before or after its hours, on its days off, on holidays (settings).
-- unit: share
-- by: day, week, month, hour, weekday, hour_of_week, rep, line, source, channel, campaign
with tried as (
    select key, day, second_of_day(first_try_at::timestamp) as seconds
    from selected_episodes($since, $until, $reps, $sources, $dimension, $callback_window_hours)
),
counted as (
    select
        key,
        count(*) filter (not (opens_on(day, $open_days, $holidays) and seconds >= $opens and seconds < $closes)) as k,
        count(*) as n
    from tried
    group by key
)
select key, unnest(ratio(k, n)) from counted
