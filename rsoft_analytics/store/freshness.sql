-- One row is a rep whose phone reports through exports of its own: its last call, and how often it usually calls.
with spaced as (
    select
        rep,
        max(last_call_at) as last_call_at,
        day,
        day - lag(day) over (partition by rep order by day) as gap,
        max(day) over (partition by rep) as last_day
    from reported_days group by rep, day
)
select
    rep,
    max(last_call_at) as last_call_at,
    -- of late: what a phone did years ago says little of what it does now
    coalesce(median(gap) filter (day > last_day - 90), 1)::integer as usual_gap,
    ((select max(last_day) from extent) - max(last_day))::integer as days_silent
from spaced
group by rep
order by days_silent desc, rep
