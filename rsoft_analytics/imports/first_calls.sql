-- The first calls of an import as they will be stored.
select strftime(started_at, '%d %b %Y %H:%M:%S') as "When", direction as "Direction", outcome as "Outcome",
    seconds as "Seconds", coalesce('+' || if(party_key > 0, party_key, null), party_kind) as "Number",
    name as "Name", rep as "Rep", source as "Source"
from staged_calls order by row limit 5
