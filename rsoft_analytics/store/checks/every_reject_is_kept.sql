-- Every rejected record is kept with its line and reason.
with kept as (select import_id, count(*) as rows from rejects group by import_id)
select import_id, file_name, rejected, coalesce(rows, 0) as kept
from imports left join kept using (import_id)
where undone_at is null and rejected <> coalesce(rows, 0)
