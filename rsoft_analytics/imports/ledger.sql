-- One row is an import, the newest first.
select import_id, file_name, format, kind, rep, imported_at, data_from, data_until,
    read, added, updated, unchanged, rejected, skipped, undone_at
from imports order by import_id desc
