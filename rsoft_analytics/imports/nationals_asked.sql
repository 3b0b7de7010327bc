-- One row is a number as it is dialled within its region, spelled plainly.
select distinct national from parties_read where national is not null
