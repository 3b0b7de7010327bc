-- How many acts nobody had told of, and how many rows told of one that is known, from an earlier
-- import or another row of this one; an act never changes.
select
    count(distinct record) filter (record not in (select record from consent_before)) as added,
    0::bigint as updated,
    count(*) - added as unchanged,
    count(*) - count(distinct record) as twice
from staged_consent
