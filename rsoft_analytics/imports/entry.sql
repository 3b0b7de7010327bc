-- The import of that number.
select * from imports where import_id = $import_id
