-- One row is an import with how it was read, the newest first.
select * exclude (content, options, system) from imports order by import_id desc
