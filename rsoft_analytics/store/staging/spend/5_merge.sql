-- The lines go in; what they were spent on is in scope.
insert into raw_spend by name select $import_id as import_id, * from staged_spend;

create or replace temp table spend_scope as select distinct record from staged_spend;

create or replace temp table scope as select 0::bigint as party_key where false;

create or replace temp table spend_before as select * from spend semi join spend_scope using (record)
