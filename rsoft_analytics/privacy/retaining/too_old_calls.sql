-- One row is a number of which an export tells nothing younger than is kept, and that nobody knows.
create or replace temp table numbers_too_old as
select party_key as number from raw_calls
where import_id = $import_id and party_key > 0 and party_key not in (select caller from callers)
group by party_key having max(started_at) < $until;

-- Calls of people of whom nothing was heard for longer than is kept are rejects.
insert into staged_rejects
select line, $reason, 'Line ' || line || ': ' || $reason || '.', ''
from raw_calls semi join numbers_too_old on number = party_key
where import_id = $import_id;

delete from raw_calls
where import_id = $import_id and party_key in (select number from numbers_too_old)
