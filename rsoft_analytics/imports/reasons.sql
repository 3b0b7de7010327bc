-- One row is a reason why records of an import could not be used, or lines of it are no records.
select 'rejected' as verdict, reason, count(*) as records, min(line) as first_line
from rejects where import_id = $import_id group by reason
union all
select 'skipped', reason, count(*), min(line) from skips where import_id = $import_id group by reason
order by verdict, records desc, reason
