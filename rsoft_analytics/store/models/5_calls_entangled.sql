-- One row is a row of calls that others may tell of as well: only these are compared. Most rows are
-- settled without: each is a call where its party is told of by one system and no other row has its
-- identity.
create or replace temp table parties as
select
    party_key,
    min(import_id) < max(import_id) as is_shared,
    min(started_at) filter (direction = 'incoming') as first_incoming,
    min(started_at) filter (direction = 'outgoing') as first_outgoing
from rows_in_scope
group by party_key;

-- One row is a party of whom several systems tell, or one tells finely here and coarsely there.
create or replace temp table crowded as
select party_key
from rows_in_scope semi join (from parties where is_shared) using (party_key)
group by party_key
having min(system) < max(system) or min(resolution) < max(resolution);

-- One row is an identity that several rows have.
create or replace temp table repeated_identities as
select record, ordinal, party_key
from rows_in_scope semi join records_twice using (record)
group by record, ordinal, party_key having count(*) > 1;

create or replace temp view rows_entangled as
select * from rows_in_scope semi join crowded using (party_key)
union all
select * from rows_in_scope anti join crowded using (party_key)
semi join repeated_identities using (record, ordinal, party_key)
