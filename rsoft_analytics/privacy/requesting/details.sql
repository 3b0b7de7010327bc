-- One row is a step with what it says in words; null where its person was erased.
select
    ledger.place, ledger.request_id, details_hash, person, contact, said,
    details.place is not null as is_kept,
    ledger.subject in (select subject from consent_ledger where act = 'erased') as is_erased
from request_ledger as ledger left join request_details as details on details.place = ledger.place
order by ledger.place
