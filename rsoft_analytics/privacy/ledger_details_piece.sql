-- One row is an act's details with the hash that the ledger keeps of them; null where they are gone.
select
    ledger.place, ledger.details_hash, details.person, number, email, name, details.place as asked_at,
    wording, evidence, details.event is not null as is_kept,
    ledger.subject in (select subject from consent_ledger where act = 'erased') as is_erased
from consent_ledger as ledger left join consent_details as details on details.event = ledger.place
where act in ('granted', 'refused', 'withdrawn', 'disconnected')
order by ledger.place limit $most offset $seen
