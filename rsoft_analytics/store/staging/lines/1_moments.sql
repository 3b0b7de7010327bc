-- One row is a day as a list of lines writes it.
create or replace temp table written_moments as
select distinct left(unnest([since, until]), 10) as written from read_rows
