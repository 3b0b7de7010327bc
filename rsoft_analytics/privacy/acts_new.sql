-- One row is an act that files tell of and that no act that stands is, in the order of the files.
select record, first.import_id as import_id, told.*, law_of(told.number) as jurisdiction
from acts_told
where record not in (select record from consent_events where record is not null)
order by import_id, first.place
