-- One row is a row of calls in scope: of the only import, which knows what of it comes twice. In two
-- halves, as calls are (calls.sql).
set variable middle_row = (select max(row) // 2 from raw_calls);

create or replace temp view rows_in_scope as
select * from raw_calls where row <= getvariable('middle_row')
union all
select * from raw_calls where row > getvariable('middle_row');

create or replace temp table records_twice as select * from records_repeated
