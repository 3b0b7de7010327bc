-- One row is a time as an export of calls writes it.
create or replace temp table written_moments as
select distinct written_day(started) as written
from read_rows where started is not null
