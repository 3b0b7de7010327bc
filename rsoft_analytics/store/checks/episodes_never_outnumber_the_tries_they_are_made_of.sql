-- Missed episodes never outnumber the unanswered tries they are made of, and hold each of them.
with tried as (
    select caller, count(*) as tries from calls
    where caller is not null and is_try_in_vain(direction, outcome)
    group by caller
),
told as (
    select caller, count(*) as episodes, sum(tries) as tries from missed_episodes group by caller
)
select seen_number(coalesce(tried.caller, told.caller), $viewer) as caller, tried.tries, told.tries as told, episodes
from tried full join told using (caller)
where tried.tries is distinct from told.tries or episodes > told.tries
