-- That somebody agreed or refused still counts; who it was does not stand there any more.
insert into consent_scope
select record from erasing_consent
union
select new_record from new_records semi join erasing_consent using (record);

update raw_consent
set person = 'erased', number = null, email = null, name = null, evidence = null, extra = null,
    record = new_record
from new_records
where raw_consent.record = new_records.record
