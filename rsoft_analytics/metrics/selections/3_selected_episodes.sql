-- The missed episodes that the filters select by the day of their first try, each with its key in
-- the dimension asked for. "Now" is the newest call of the store, not the clock on the wall:
-- what was not exported yet cannot be held against anybody.
create or replace macro selected_episodes(since, until, reps, sources, dimension, window_hours) as table
with known as (
    select
        *,
        -- in seconds: the difference of two instants goes through a calendar
        (epoch_ms(coalesce(first_attempt_at, conversation_at, data_until))
            - epoch_ms(last_try_at)) // 1000 as waited_seconds,
        (epoch_ms(data_until) - epoch_ms(last_try_at)) // 1000 as age_seconds,
        coalesce(
            epoch_ms(least(first_attempt_at, conversation_at)) - epoch_ms(last_try_at)
            <= window_hours * 3600000, false) as is_returned
    from missed_episodes
    cross join (select max(last_call_at) as data_until from extent) as newest
    anti join excluded_numbers as out
        on out.number = missed_episodes.caller and missed_episodes.day between out.since and out.until
    where is_chosen(day, rep, source, since, until, reps, sources)
),
judged as (
    select
        *,
        age_seconds >= window_hours * 3600 as is_matured,
        age_seconds >= 3600 and first_attempt_at is not null and waited_seconds <= 3600
            as is_rung_within_hour,
        -- who got through within that hour needed no call, whoever tried since may still get one
        age_seconds >= 3600
            and (first_attempt_at is not null or ended_by <> 'self' or waited_seconds > 3600)
            as is_to_ring_within_hour,
        case
            when ended_by = 'team' then 'rang back'
            when ended_by = 'self' then 'got through'
            when ended_by = 'tried' then 'tried, not reached'
            when age_seconds < window_hours * 3600 then 'open'
            else 'never returned'
        end as state
    from known
)
select
    *,
    case dimension
        when 'state' then state
        when 'rung_by' then if(first_attempt_at is null, 'Nobody', coalesce(attempt_by, 'Unknown'))
        else key_of(dimension, day, hour, rep, line_number, source, channel, campaign)
    end as key
from judged
