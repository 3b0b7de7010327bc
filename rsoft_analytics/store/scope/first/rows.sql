-- One row is a row of calls in scope: of the only import, which knows what of it comes twice.
create or replace temp view rows_in_scope as select * from raw_calls;

create or replace temp table records_twice as select * from records_repeated
