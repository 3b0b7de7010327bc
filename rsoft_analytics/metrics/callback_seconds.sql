-- Time until we rang back
-- From a missed caller's last try to our first call: half were rung sooner than this (Kaplan-Meier, with its 95 % range and 90th percentile). Who was not rung yet, or got through first, counts for as long as they waited.
-- unit: seconds
-- value: median
-- by: day, week, month, hour, weekday, hour_of_week, rep, line, source, channel, campaign
with leaving as (  -- at each time, how many wait no longer: rung then, got through or still waiting
    select
        key,
        waited_seconds as seconds,
        count(*) as leaving,
        count(first_attempt_at) as rung
    from selected_episodes($since, $until, $reps, $sources, $dimension, $callback_window_hours)
    group by key, waited_seconds
),
keys as (
    select key, sum(leaving)::bigint as n from leaving group by key
),
waiting as (
    select
        key, seconds, rung,
        sum(leaving) over (partition by key order by seconds desc rows unbounded preceding)::double as at_risk
    from leaving
),
curve as (
    select
        key, seconds,
        product(1 - rung / at_risk) over onward as remaining,
        sum(rung / (at_risk * nullif(at_risk - rung, 0))) over onward as variance  -- Greenwood's
    from waiting
    where rung > 0
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
    keys.key,
    min(seconds) filter (remaining <= 0.5 + 1e-9) as value,
    any_value(n) as n,
    min(seconds) filter (pow(remaining, 1 / apart) <= 0.5) as low,
    min(seconds) filter (pow(remaining, apart) <= 0.5) as high,
    min(seconds) filter (remaining <= 0.1 + 1e-9) as p90,
    if(value is null, 'fewer than half were rung back', null) as verdict
from keys left join banded on banded.key is not distinct from keys.key
group by keys.key
