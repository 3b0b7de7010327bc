-- One row is a row of the ledger, in order: so many of them, after those seen before.
select * from consent_ledger order by place, link limit $most offset $seen
