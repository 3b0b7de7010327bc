-- One row is one number of one entry as read.
create or replace temp table spelled as
select row, generate_subscripts(numbers, 1) as position, unnest(numbers) as listed
from read_rows;

create or replace temp table new_spellings as
select distinct trim(listed.text) as spelling from spelled
where trim(listed.text) <> ''
    and trim(listed.text) not in (select spelling from spellings where region = $region)
