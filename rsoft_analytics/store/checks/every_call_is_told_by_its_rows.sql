-- Every call is told by as many rows as it says, and every row tells of one call.
with counted as (
    select call_id, count(*) as told from call_rows group by call_id
)
select call_id, calls.rows, coalesce(told, 1) as told
from calls left join counted using (call_id)
where calls.rows <> coalesce(told, 1)
union all
select null, sum(rows), (select count(*) from raw_calls) from calls
having coalesce(sum(rows), 0) <> (select count(*) from raw_calls)
