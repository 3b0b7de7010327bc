-- Every caller's calls and conversations are those of the call table.
with counted as (
    select caller, count(*) as calls, count(*) filter (is_conversation) as conversations,
        max(started_at) filter (is_conversation) as last_spoken_at
    from calls where caller is not null group by caller
)
select seen_number(coalesce(callers.caller, counted.caller), $viewer) as caller, callers.calls, counted.calls as counted
from callers full join counted using (caller)
where coalesce(callers.calls, -1) <> coalesce(counted.calls, 0)
    or coalesce(callers.conversations, 0) <> coalesce(counted.conversations, 0)
    or callers.last_spoken_at is distinct from counted.last_spoken_at
