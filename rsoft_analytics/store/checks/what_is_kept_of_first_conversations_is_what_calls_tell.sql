-- What is kept of first conversations is what the calls tell of them.
with told as (
    select caller, day, hour, source from calls where is_first_of_caller and is_conversation
)
select told_by, seen_number(caller, $viewer) as caller, day, hour, source
from (
    select 'kept' as told_by, * from (from first_conversations except all from told)
    union all
    select 'calls', * from (from told except all from first_conversations)
)
order by day, caller, told_by
