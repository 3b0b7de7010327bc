-- One row is a time as an export of calls writes it.
create or replace temp table written_moments as
select distinct left(if(started < 'A', started, without_weekday(started)), 10) as written
from read_rows where started is not null
