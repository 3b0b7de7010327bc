-- Calls of people who were erased are rejects without text; a name that a shared number had goes.
delete from staged_rejects
where line in (select line from faulty where list_contains($numbers::bigint[], party_key));

insert into staged_rejects
select line, $reason, 'Line ' || line || ': ' || $reason || '.', ''
from (
    select line, party_key from raw_calls where import_id = $import_id
    union all
    select line, party_key from faulty
)
where list_contains($numbers::bigint[], party_key);

delete from raw_calls
where import_id = $import_id and list_contains($numbers::bigint[], party_key);

update raw_calls set name = null
where import_id = $import_id and name is not null
    and (party_key, folded(name)) in (select (unnest($named_numbers::bigint[]), unnest($named::varchar[])));

delete from spellings where list_contains($numbers::bigint[], number)
