-- Entries of people who were erased are rejects without text; shared numbers leave others' entries.
insert into staged_rejects
select line, $reason, 'Line ' || line || ': ' || $reason || '.', ''
from staged_contacts where list_contains($rows::bigint[], row);

delete from staged_contacts where list_contains($rows::bigint[], row);

delete from staged_contact_numbers
where list_contains($rows::bigint[], row) or list_contains($numbers::bigint[], number);

delete from photos
where photo not in (select photo from raw_contacts where photo is not null)
    and photo not in (select photo from staged_contacts where photo is not null);

delete from spellings where list_contains($numbers::bigint[], number)
