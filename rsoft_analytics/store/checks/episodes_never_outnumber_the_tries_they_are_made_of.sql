-- Missed episodes never outnumber the unanswered tries they are made of, and hold each of them.
with tried as (  -- by persons: who rings by one number and then by another tries once more
    select coalesce(person, caller) as who, count(*) as tries
    from calls left join other_numbers on number = caller
    where caller is not null and is_try_in_vain(direction, outcome)
    group by who
),
told as (
    select coalesce(person, caller) as who, count(*) as episodes, sum(tries) as tries
    from missed_episodes left join other_numbers on number = caller
    group by who
)
select seen_number(coalesce(tried.who, told.who), $viewer) as caller, tried.tries, told.tries as told, episodes
from tried full join told using (who)
where tried.tries is distinct from told.tries or episodes > told.tries
