-- All there is, is in scope: what a rebuild derives again.
delete from source_texts;

create or replace temp table contact_scope as select distinct name_key from raw_contacts;

create or replace temp table lead_scope as select distinct record from raw_leads;

create or replace temp table spend_scope as select distinct record from raw_spend;

create or replace temp table consent_scope as select distinct record from raw_consent;

create or replace temp table scope as
select party_key from raw_calls
union
select number from raw_contact_numbers where number is not null
union
select unnest(numbers) from raw_leads;

delete from call_totals;

delete from reported_days;

create or replace temp table days_made_anew as select distinct day from calls
