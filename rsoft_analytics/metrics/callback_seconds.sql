-- Time until we rang back
-- From a missed caller's last try to our first call: half were rung sooner than this. Who was not rung yet, or got through first, counts for as long as they waited (Kaplan-Meier, with its 95 % range and 90th percentile).
-- unit: seconds
-- value: median
-- by: day, week, month, hour, weekday, hour_of_week, rep, line, source, channel, campaign
with waited as (
    select
        key,
        count(*) as n,
        -- each as one whole number, even where they were rung: a list of those is sorted soonest
        list_sort(list(waited_seconds * 2 + (first_attempt_at is null)::integer)) as waits
    from selected_episodes($since, $until, $reps, $sources, $dimension, $callback_window_hours)
    group by key
),
placed as (  -- so many still waited just before each was rung
    select key, unnest(waits) as wait, n + 1 - generate_subscripts(waits, 1)::double as at_risk
    from waited
),
falling as (
    select
        key, wait // 2 as seconds,
        product(1 - 1 / at_risk) over onward as remaining,
        sum(1 / (at_risk * nullif(at_risk - 1, 0))) over onward as variance  -- Greenwood's
    from placed where wait % 2 = 0
    window onward as (partition by key order by at_risk desc rows unbounded preceding)
),
curve as (  -- those rung at one time fall together
    select key, seconds, min(remaining) as remaining, max(variance) as variance from falling
    group by key, seconds
),
banded as (
    select *, band_reach(remaining, variance) as reach from curve
)
-- a hair more than a half: products of fractions do not meet it exactly
select
    waited.key,
    min(seconds) filter (remaining <= 0.5 + 1e-9) as value,
    any_value(n) as n,
    min(seconds) filter (pow(remaining, 1 / reach) <= 0.5) as low,
    min(seconds) filter (pow(remaining, reach) <= 0.5) as high,
    min(seconds) filter (remaining <= 0.1 + 1e-9) as p90,
    if(value is null, 'fewer than half were rung back', null) as verdict
from waited left join banded on banded.key is not distinct from waited.key
group by waited.key
