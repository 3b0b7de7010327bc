-- How many callers wait for a call since a day.
select count(*) as callers from owed_callers($since)
