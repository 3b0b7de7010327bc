-- Rang back within the hour, like for like
-- The share of missed callers rung back within the hour as it would be with the team's mix of parts of the day, sources and shared lines (direct standardisation): so that nobody is worse only for taking the harder calls.
-- unit: share
-- by: rep
with counted as (
    select key, part_of_day(hour) as part, source, line_number, count(*) filter (is_rung_within_hour) as k, count(*) filter (is_to_ring_within_hour) as n
    from selected_episodes($since, $until, $reps, $sources, $dimension, $callback_window_hours)
    group by all
    having n > 0
),
-- a line of one rep alone says who it is, not how hard the calls are
mixed as (
    select key, part, source,
        if(count(distinct key) over (partition by line_number) > 1, line_number, null) as line, k, n
    from counted
),
parts as (
    select key, part, source, line, sum(k) as k, sum(n) as n from mixed group by all
),
weighted as (
    select *, sum(n) over (partition by part, source, line) as n_of_team from parts
),
shared as (
    select *, n_of_team / sum(n_of_team) over (partition by key) as weight from weighted
)
select key, unnest(weighted_ratio(sum(weight * k / n), 1 / sum(weight * weight / n), sum(n)::bigint))
from shared
group by key
