-- One row is a time as an export of leads writes it.
create or replace temp table written_moments as
select distinct left(without_weekday(written), 10) as written
from (select unnest([created, modified, contacted, converted_on, converted]) as written from read_rows);

-- One row is an amount as an export of leads writes it.
create or replace temp table written_amounts as
select distinct value as written, false as is_whole from read_rows where value is not null
