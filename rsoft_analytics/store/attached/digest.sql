-- How many rows a table holds, and a print of all of them whatever their order.
select count(*) as rows, coalesce(sum(hash(held)::hugeint), 0)::varchar as print
from query_table($table) as held
