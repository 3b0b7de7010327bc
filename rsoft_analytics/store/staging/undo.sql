-- What an import touched is in scope, and its rows go.
create or replace temp table contact_scope as
select distinct name_key from raw_contacts where import_id = $import_id;

create or replace temp table lead_scope as
select distinct record from raw_leads where import_id = $import_id;

create or replace temp table spend_scope as
select distinct record from raw_spend where import_id = $import_id;

create or replace temp table consent_scope as
select distinct record from raw_consent where import_id = $import_id;

create or replace temp table scope as
select party_key from raw_calls where import_id = $import_id
union
select number from raw_contact_numbers
join raw_contacts using (import_id, row) semi join contact_scope using (name_key)
where number is not null
union
select unnest(numbers) from raw_leads semi join lead_scope using (record)
union
select party_key from raw_calls
where line_number is not null and exists (from raw_lines where import_id = $import_id);

delete from raw_calls where import_id = $import_id;

delete from raw_contacts where import_id = $import_id;

delete from raw_contact_numbers where import_id = $import_id;

delete from raw_leads where import_id = $import_id;

delete from raw_spend where import_id = $import_id;

delete from raw_consent where import_id = $import_id;

delete from raw_lines where import_id = $import_id;

delete from rejects where import_id = $import_id;

delete from skips where import_id = $import_id;

delete from photos where photo not in (select photo from raw_contacts where photo is not null);

update imports set undone_at = $now where import_id = $import_id
