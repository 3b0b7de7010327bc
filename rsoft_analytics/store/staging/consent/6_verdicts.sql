-- How many rows told of acts that nobody had told of; an act never changes.
select
    count(*) filter (record not in (select record from consent_before)) as added,
    0::bigint as updated,
    count(*) filter (record in (select record from consent_before)) as unchanged
from staged_consent
