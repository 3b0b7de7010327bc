-- One row is a call in scope, where all there are is in scope: nobody needs to be looked up.
--
-- In two halves, each of which a thread of its own reads: rows that are not committed yet are read
-- by one thread alone (DuckDB 1.5), and here there are no others. Where the second half begins is
-- known once the calls are there (kept.sql).
set variable middle_call = 0;

create or replace temp view calls_in_scope as
select * from calls where call_id <= getvariable('middle_call')
union all
select * from calls where call_id > getvariable('middle_call')
