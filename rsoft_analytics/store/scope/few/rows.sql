-- One row is a row of calls of the few parties in scope, of the span of time that is derived again.
create or replace temp table few_rows as
select raw_calls.*
from raw_calls semi join scope using (party_key)
where started_at >= (select since from span) and started_at < (select until from span);

create or replace temp view rows_in_scope as select * from few_rows;

create or replace temp table records_twice as
select record from rows_in_scope group by record having count(*) > 1
