-- No two rows of one export became one call, unless the system itself gave them one id.
select call_rows.call_id, import_id, count(*) as rows
from call_rows
join raw_calls on row_id(import_id, row) = row_id
group by call_rows.call_id, import_id
having count(distinct struct_pack(r := record, o := ordinal)) > 1
