-- The rows of the ledger of consent are numbered from 1 without a gap, each with what it is of.
select place, act, of_event
from (select place, act, of_event, row_number() over (order by place) as expected from consent_ledger)
where place <> expected
    or (act in ('taken back', 'passed on')) <> (of_event is not null)
    or of_event >= place
