-- Calls and leads of people of whom nothing was heard for longer than is kept are rejects.
insert into staged_rejects
select line, $reason, 'Line ' || line || ': ' || $reason || '.', ''
from staged_leads
where coalesce(greatest(modified_at, contacted_at, converted_at, created_at) < $until, false)
    and not list_has_any(numbers, (select coalesce(list(caller), []) from callers));

delete from staged_leads
where coalesce(greatest(modified_at, contacted_at, converted_at, created_at) < $until, false)
    and not list_has_any(numbers, (select coalesce(list(caller), []) from callers))
