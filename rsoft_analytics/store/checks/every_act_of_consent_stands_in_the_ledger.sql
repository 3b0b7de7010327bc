-- Each act of consent that a file tells of stands in the ledger.
select import_id, line, person_kind, purpose, act
from raw_consent
where record not in (select record from consent_events where record is not null)
