-- How fast leads were answered.

-- The leads whose answering the calls can tell of: with a number, and made between the first call
-- and the last. Junk is left out. Those whose own call was answered waited for nothing.
create or replace macro waits(since, until, reps, sources, dimension, mark) as table
select
    *,
    case mark when 'attempt' then first_attempt_at when 'conversation' then first_conversation_at end
        as reached_at,
    case mark when 'attempt' then first_attempt_local when 'conversation' then first_conversation_local end
        as reached_local,
    (select last_call_at from extent) as watched_until
from selected_leads(since, until, reps, sources, dimension)
where person is not null
    and stage <> 'junk'
    and created_at between (select first_call_at from extent) and (select last_call_at from extent);

-- One row is a key: the time by which half (value, with its 95 % range) and nine in ten (p90) were reached, by the
-- clock on the wall and by the one of the office's hours. Those not reached yet are watched to
-- the end of the calls (Kaplan-Meier); where so many never were, the time is null.
create or replace macro speeds(since, until, reps, sources, dimension, mark, days, opens, closes, holidays) as table
with timed as (
    select
        *,
        coalesce(reached_local, (select last_call_at::timestamp from extent)) as until_local
    from waits(since, until, reps, sources, dimension, mark)
),
days_of_office as materialized (from office_days(days, opens, closes, holidays)),
waited as (
    select
        key,
        answered_at_once,
        reached_at is not null as is_reached,
        elapsed(created_at, watched_until) >= 3600 and not answered_at_once as is_hour_old,
        elapsed(created_at, coalesce(reached_at, watched_until)) as wall,
        open_by(second_of_day(until_local), ended.is_open, ended.open_before, opens, closes)
            - open_by(second_of_day(created_local), began.is_open, began.open_before, opens, closes) as office
    from timed
    left join days_of_office as began on began.day = created_local::date
    left join days_of_office as ended on ended.day = until_local::date
),
by_clock as (
    select key, is_reached, unnest([true, false]) as is_wall, round(unnest([wall, office]))::integer as seconds
    from waited where not answered_at_once
),
watched as (
    -- from the longest wait down: so many are still waiting just before each
    select
        *,
        row_number() over (partition by key, is_wall order by seconds desc, is_reached) as at_risk
    from by_clock
),
waiting as (
    -- a product by its logarithms: the engine sums along a window, but does not multiply
    select
        *,
        exp(sum(ln(greatest(1 - 1 / at_risk, 1e-300))) over onward) as remaining,
        sum(1 / (at_risk * nullif(at_risk - 1, 0))) over onward as variance  -- Greenwood's
    from watched where is_reached  -- the share falls where somebody was reached
    window onward as (partition by key, is_wall order by at_risk desc rows unbounded preceding)
),
curve as (  -- those reached at one time fall together
    select key, is_wall, seconds, min(remaining) as share, band_reach(share, max(variance)) as reach
    from waiting group by key, is_wall, seconds
),
halves as (
    select
        key,
        is_wall,
        min(seconds) filter (share <= 0.5 + 1e-9) as half,
        min(seconds) filter (pow(share, 1 / reach) <= 0.5) as low,
        min(seconds) filter (pow(share, reach) <= 0.5) as high,
        min(seconds) filter (share <= 0.1 + 1e-9) as p90
    from curve group by key, is_wall
),
marks as (
    select
        key,
        any_value(half) filter (is_wall) as value,
        any_value(low) filter (is_wall) as low,
        any_value(high) filter (is_wall) as high,
        any_value(p90) filter (is_wall) as p90,
        any_value(half) filter (not is_wall) as office_value,
        any_value(low) filter (not is_wall) as office_low,
        any_value(high) filter (not is_wall) as office_high,
        any_value(p90) filter (not is_wall) as office_p90
    from halves group by key
),
counted as (
    select
        key,
        count(*) filter (not answered_at_once) as n,
        count(*) filter (not answered_at_once and not is_reached) as never,
        count(*) filter (answered_at_once) as at_once,
        -- all of the same leads, those an hour old: else more may be in 5 minutes than in 15
        count(*) filter (is_hour_old) as hour_old,
        count(*) filter (is_hour_old and is_reached and wall <= 300) as in_5_min,
        count(*) filter (is_hour_old and is_reached and wall <= 900) as in_15_min,
        count(*) filter (is_hour_old and is_reached and wall <= 3600) as in_60_min
    from waited group by key
),
shared as (select *, ratio(in_60_min, hour_old) as hour from counted)
select
    shared.key as key,
    value,
    low,
    high,
    p90,
    n,
    never,
    at_once,
    in_5_min / nullif(hour_old, 0) as within_5_min,
    in_15_min / nullif(hour_old, 0) as within_15_min,
    hour.value as within_60_min,
    hour.n as within_60_min_n,
    hour.low as within_60_min_low,
    hour.high as within_60_min_high,
    office_value,
    office_low,
    office_high,
    office_p90,
    if(n > 0 and value is null, 'fewer than half', null) as verdict
from shared left join marks on shared.key is not distinct from marks.key
