-- How many records of the imports that are in could not be used.
select coalesce(sum(rejected), 0)::bigint as rejected, count(*) filter (rejected > 0) as imports
from imports where undone_at is null
