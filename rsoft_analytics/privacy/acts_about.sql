-- The places of the acts that are about some callers: by number, by another number of theirs, and by
-- e-mails known with it.
select coalesce(list(event), []) as events
from consent_details
where list_contains($callers::bigint[], number)
    or number in (select other from numbers_together() where list_contains($callers::bigint[], number))
    or email in (select email from known_together($callers::bigint[]))
