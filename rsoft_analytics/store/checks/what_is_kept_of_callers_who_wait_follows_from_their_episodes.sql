-- What is kept of callers who wait follows from their episodes and their leads.
with waiting as (
    select
        episodes.caller, first_try_at, last_try_at, tries, episodes.day, hour, episodes.rep,
        episodes.source, is_first_of_caller, episodes.first_attempt_at,
        lag(episodes.day) over onward as earlier_on, lead(episodes.day) over onward as later_on,
        stage as lead_stage, value as lead_value, currency as lead_currency
    from missed_episodes as episodes
    left join other_numbers on number = caller
    left join leads
        on leads.person = coalesce(other_numbers.person, caller) and (origin <> 'Call' or stage <> 'new')
    where conversation_at is null
    window onward as (partition by episodes.caller order by first_try_at)
)
select one.* replace (seen_number(caller, $viewer) as caller)
from (
    select 'kept' as told_by, * from (from waiting_episodes except all from waiting)
    union all
    select 'episodes', * from (from waiting except all from waiting_episodes)
) as one
order by first_try_at, caller, told_by
