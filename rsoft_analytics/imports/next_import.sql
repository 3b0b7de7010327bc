-- The number of the next import.
select coalesce(max(import_id), 0)::integer + 1 as import_id from imports
