-- A share put together from parts by weights that add up to 1, with Wilson's range for as many
-- calls as it is worth: a part with few calls and much weight makes it worth few.
create or replace macro weighted_ratio(share, calls_worth, n) as {
    'value': share,
    'n': n,
    'low': greatest(wilson(share * calls_worth, calls_worth, -1), 0),
    'high': least(wilson(share * calls_worth, calls_worth, 1), 1)
};;

-- The share of each key as it would be with everybody's mix of parts of the day, sources and shared
-- lines (direct standardisation): of outgoing calls that connected, or of missed callers rung back.
create or replace macro like_for_like(share_of, since, until, reps, sources, dimension, window_hours) as table
with counted as (
    select
        key, part_of_day(hour) as part, source, line_number,
        total(calls, is_conversation and not is_incoming) as k, total(calls, not is_incoming) as n
    from selected_totals(since, until, reps, sources, dimension)
    where share_of = 'outgoing calls'
    group by all
    union all
    select
        key, part_of_day(hour), source, line_number,
        count(*) filter (is_rung_within_hour), count(*) filter (is_to_ring_within_hour)
    from selected_episodes(since, until, reps, sources, dimension, window_hours)
    where share_of = 'missed callers'
    group by all
),
-- a line of one rep alone says who it is, not how hard the calls are
mixed as (
    select key, part, source,
        if(count(distinct key) over (partition by line_number) > 1, line_number, null) as line, k, n
    from counted where n > 0
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
