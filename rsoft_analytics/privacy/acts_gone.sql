-- One row is an act from a file that no file tells of any more: its import was taken back.
select
    events.person_kind, events.subject, ledger.identifier, events.purpose, events.channel,
    events.event as of_event, ledger.jurisdiction, events.import_id
from consent_events as events join consent_ledger as ledger on ledger.place = events.event
where events.import_id is not null and record is not null
    and record not in (select record from acts_told)
order by of_event
