-- One row is a column that no field stands for, kept beside; found in the first rows that have any.
select distinct unnest(json_keys(extra)) as name
from (select extra from read_rows where extra is not null limit 20000)
order by name
