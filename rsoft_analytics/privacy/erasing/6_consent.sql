-- The ledger of consent keeps its acts, of a hash that leads to nobody: what tied it to the person goes.
delete from consent_details where event in (select event from erasing_events);

update raw_consent
set person = 'erased', number = null, email = null, name = null, evidence = null, extra = null,
    record = new_record
from new_records
where raw_consent.record = new_records.record
