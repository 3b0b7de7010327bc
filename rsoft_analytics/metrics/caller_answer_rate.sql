-- Callers who reached somebody
-- Share of callers who were spoken to within 24 hours (a setting) of their first try in the period, whoever rang then; redials do not count twice. Callers whose 24 hours are not over are left out.
-- unit: share
-- by: day, week, month, hour, weekday, hour_of_week, rep, line, source, channel, campaign
with tried as (
    select key, caller, min(started_at) as first_at
    from selected_calls($since, $until, $reps, $sources, $dimension)
    where is_incoming and caller is not null and outcome <> 'blocked'
    group by key, caller
),
spoken as (
    select caller, started_at from calls
    where is_conversation and caller is not null
        and day >= coalesce($since::date, date '0001-01-01')
        and day <= coalesce($until::date + 1 + ceil($callback_window_hours / 24)::integer, date '9999-12-31')
),
followed as (
    select
        key,
        first_at + to_hours($callback_window_hours) <= (select last_call_at from extent) as is_matured,
        coalesce(spoken.started_at <= first_at + to_hours($callback_window_hours), false) as is_spoken_to
    from tried
    asof left join spoken on tried.caller = spoken.caller and first_at <= spoken.started_at
)
select key, unnest(ratio(count(*) filter (is_matured and is_spoken_to), count(*) filter (is_matured)))
from followed
group by key
