-- The acts go in; they are in scope.
insert into raw_consent by name select $import_id as import_id, * from staged_consent;

create or replace temp table consent_scope as select distinct record from staged_consent;

create or replace temp table scope as select 0::bigint as party_key where false;

create or replace temp table consent_before as
select record from consent_events semi join consent_scope using (record)
