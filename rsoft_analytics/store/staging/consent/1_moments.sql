-- One row is a time as a consent file writes it, without the weekday before it.
create or replace temp table written_moments as
select distinct left(without_weekday(given), 10) as written from read_rows where given is not null
