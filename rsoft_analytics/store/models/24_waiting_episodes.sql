-- One row is a missed episode after which nobody has spoken with the caller yet, and the lead that
-- the caller is. Scope: the numbers of the people in scope, whose calls or leads say something else.
delete from waiting_episodes where caller in (select number from numbers_of_people);

insert into waiting_episodes by name
with waiting as (
    select missed_episodes.*, person
    from missed_episodes join numbers_of_people on number = caller
    where conversation_at is null
),
led as (
    select person, stage as lead_stage, value as lead_value, currency as lead_currency
    from leads semi join waiting using (person)
    where origin <> 'Call' or stage <> 'new'  -- that somebody rang is no news of who rang
)
select
    caller, first_try_at, last_try_at, tries, day, hour, rep, source, is_first_of_caller, first_attempt_at,
    lag(day) over onward as earlier_on,
    lead(day) over onward as later_on,
    lead_stage, lead_value, lead_currency
from waiting left join led using (person)
window onward as (partition by caller order by first_try_at)
order by first_try_at
