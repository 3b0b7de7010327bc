-- Missed while on another call
-- Share of the missed calls of a known rep that came in while that rep was talking to somebody else, by the start and the length of their conversations.
-- unit: share
-- by: day, week, month, hour, weekday, hour_of_week, rep, line, source, channel, campaign
with missed as (
    select key, rep, started_at
    from selected_calls($since, $until, $reps, $sources, $dimension)
    where is_missed and rep is not null
),
talks as (
    select rep, started_at, epoch_ms(started_at) + 1000 * coalesce(seconds, 0) as until_ms
    from calls
    where is_conversation and rep is not null
        and day >= coalesce($since::date - 1, date '0001-01-01')
        and day <= coalesce($until::date, date '9999-12-31')
)
select key, unnest(ratio(count(*) filter (until_ms > epoch_ms(missed.started_at)), count(*)))
from missed
asof left join talks on missed.rep = talks.rep and missed.started_at >= talks.started_at
group by key
