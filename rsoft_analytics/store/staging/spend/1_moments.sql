-- One row is a day as an ad report writes it.
create or replace temp table written_moments as
select distinct left(unnest([day, since, until]), 10) as written from read_rows
;

-- One row is an amount as an ad report writes it, and whether it counts things.
create or replace temp table written_amounts as
select distinct cost as written, false as is_whole from read_rows where cost is not null
union
select distinct unnest([impressions, clicks]), true from read_rows
