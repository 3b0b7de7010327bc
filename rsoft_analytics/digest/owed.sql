-- How many callers tried since a day, and were not rung back.
select count(*) as callers from callers where owed_since >= $since::date
