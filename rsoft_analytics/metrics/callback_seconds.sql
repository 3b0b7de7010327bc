-- Time until we rang back
-- From a missed caller's last try to our first call: half were rung sooner than this (Kaplan-Meier, with its 95 % range and 90th percentile). Who was not rung yet, or got through first, counts for as long as they waited.
-- unit: seconds
-- value: median
-- by: day, week, month, hour, weekday, hour_of_week, rep, line, source, channel, campaign
with waited as (
    select key, waited_seconds as seconds, count(*) as waiting, count(first_attempt_at) as rung
    from selected_episodes($since, $until, $reps, $sources, $dimension, $callback_window_hours)
    group by key, waited_seconds
),
at_risk as (
    select *, sum(waiting::double) over (partition by key order by seconds desc rows unbounded preceding) as n,
        sum(waiting::double) over (partition by key) as waiting_in_all
    from waited
    -- the curve falls where somebody was rung; it ends where the last one waited
    qualify rung > 0 or seconds = max(seconds) over (partition by key)
),
curve as (
    select
        key, seconds, waiting_in_all,
        product(1 - rung / n) over onward as remaining,
        sum(rung / (n * nullif(n - rung, 0))) over onward as variance  -- Greenwood's
    from at_risk
    window onward as (partition by key order by seconds rows unbounded preceding)
),
banded as (
    select
        *,
        if(remaining > 0 and remaining < 1, exp(1.959964 * sqrt(variance) / ln(remaining)), null) as apart
    from curve
)
-- a hair more than a half: products of fractions do not meet it exactly
select
    key,
    min(seconds) filter (remaining <= 0.5 + 1e-9) as value,
    any_value(waiting_in_all)::bigint as n,
    min(seconds) filter (pow(remaining, 1 / apart) <= 0.5) as low,
    min(seconds) filter (pow(remaining, apart) <= 0.5) as high,
    min(seconds) filter (remaining <= 0.1 + 1e-9) as p90,
    if(value is null, 'fewer than half were rung back', null) as verdict
from banded
group by key
