-- One row is a caller who tried and was not rung back, the newest first.
with owed as (from owed_callers($since))
select seen_number(caller, $viewer) as caller, seen_name(name, $viewer) as name,
    seen_name(company, $viewer) as company, owed_since, tries_owed, last_spoken_at, (select count(*) from owed) as callers_owed
from owed
order by owed_since desc
limit $most
