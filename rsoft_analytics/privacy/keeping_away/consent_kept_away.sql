-- Acts of people who were erased are rejects without text.
insert into staged_rejects
select line, $reason, 'Line ' || line || ': ' || $reason || '.', ''
from staged_consent where list_contains($rows::bigint[], row);

delete from staged_consent where list_contains($rows::bigint[], row);

delete from spellings where list_contains($numbers::bigint[], number)
