-- One row is a time as a consent file writes it.
create or replace temp table written_moments as
select distinct left(given, 10) as written from read_rows where given is not null
