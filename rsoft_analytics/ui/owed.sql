-- One row is a caller who tried and was not rung back, the newest first; own numbers wait for
-- nothing.
select caller, name, company, owed_since, tries_owed, last_spoken_at, count(*) over () as callers_owed
from callers
anti join excluded_numbers as out
    on out.number = caller and owed_since::date >= out.since and owed_since::date <= out.until
where owed_since >= $since
order by owed_since desc
limit $most
