-- Calls of people who were erased are rejects without text; a name that a shared number had goes.
delete from staged_rejects
where line in (select line from typed where list_contains($numbers::bigint[], party_key));

insert into staged_rejects
select line, $reason, 'Line ' || line || ': ' || $reason || '.', ''
from typed
where list_contains($numbers::bigint[], party_key);

update typed set fault = $reason where list_contains($numbers::bigint[], party_key);

update typed set name = null
where name is not null
    and (party_key, folded(name)) in (select (unnest($named_numbers::bigint[]), unnest($named::varchar[])));

delete from spellings where list_contains($numbers::bigint[], number)
