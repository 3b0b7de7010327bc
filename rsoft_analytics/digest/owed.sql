-- How many callers tried since a day, and were not rung back; own numbers wait for nothing.
select count(*) as callers
from callers
anti join excluded_numbers as out
    on out.number = caller and owed_since::date >= out.since and owed_since::date <= out.until
where owed_since >= $since::date
