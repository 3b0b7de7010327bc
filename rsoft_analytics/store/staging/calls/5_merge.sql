-- The rows go in, and the parties they touch are in scope.
insert into raw_calls by name select $import_id as import_id, * from staged_calls;

create or replace temp table scope as select distinct party_key from staged_calls;

create or replace temp table calls_before as select * from calls semi join scope using (party_key);

create or replace temp table call_rows_before as select * from call_rows semi join scope using (party_key)
