-- Each act of consent that a file tells of, but those of erased people, stands in the ledger.
select import_id, line, person_kind, purpose, act
from raw_consent
where person <> 'erased' and record not in (select record from consent_events where record is not null)
