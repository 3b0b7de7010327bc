-- One row is a rep whose phone reports through exports of its own: its last call, and how often it usually calls.
with reporting as (
    select import_id from imports where rep is not null and kind in ('calls', 'mixed') and undone_at is null
),
days as (
    select raw_calls.rep, max(started_at) as last_call_at, started_at::date as day
    from raw_calls
    semi join reporting using (import_id)
    where raw_calls.rep is not null
    group by raw_calls.rep, day
),
spaced as (
    select rep, last_call_at, day, day - lag(day) over (partition by rep order by day) as gap,
        max(day) over (partition by rep) as last_day
    from days
),
phones as (
    select
        rep,
        max(last_call_at) as last_call_at,
        max(last_day) as last_day,
        -- of late: what a phone did years ago says little of what it does now
        coalesce(median(gap) filter (day > last_day - 90), 1)::integer as usual_gap
    from spaced group by rep
)
select
    rep,
    last_call_at,
    usual_gap,
    ((select last_day from extent) - last_day)::integer as days_silent
from phones order by days_silent desc, rep
