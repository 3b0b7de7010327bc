-- Every record of an export is added, updated, unchanged or rejected, and these add up to what was read.
select import_id, file_name, read, added, updated, unchanged, rejected
from imports
where undone_at is null and read <> added + updated + unchanged + rejected
