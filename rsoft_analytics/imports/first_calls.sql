-- The first calls of an import as they will be stored.
select strftime(started_at, '%d %b %Y %H:%M:%S') as "When", direction as "Direction", outcome as "Outcome",
    seconds as "Seconds", coalesce('+' || if(party_key > 0, party_key, null), party_kind) as "Number",
    name as "Name", rep as "Rep", source as "Source"
from raw_calls
where import_id = $import_id and row <= (
    -- the fifth of them: most rows need not be looked at
    select max(row) from (select row from raw_calls where import_id = $import_id order by row limit 5))
order by row
