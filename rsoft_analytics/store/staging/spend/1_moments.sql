-- One row is a day as an ad report writes it.
create or replace temp table written_moments as
select distinct left(unnest([day, since, until]), 10) as written from read_rows
