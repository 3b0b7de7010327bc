-- The rows go in; their identities are in scope, and the numbers these ever had.
insert into raw_leads by name
select $import_id as import_id, * replace (coalesce(known_since, first_imported_at($content)) as known_since)
from staged_leads;

create or replace temp table lead_scope as select distinct record from staged_leads;

create or replace temp table scope as
select distinct unnest(numbers) as party_key from raw_leads
semi join lead_scope using (record);

create or replace temp table leads_before as select * from lead_records semi join lead_scope using (record)
