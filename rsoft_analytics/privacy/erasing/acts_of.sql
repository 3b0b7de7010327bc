-- One row is somebody in the ledger of consent who is erased: the hash that stands there for them.
select person_kind, subject, any_value(identifier) as identifier, any_value(jurisdiction) as jurisdiction
from consent_ledger
where place in (select event from erasing_events)
group by person_kind, subject
order by person_kind, subject
