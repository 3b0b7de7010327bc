-- One row is a row of the ledger, in order.
select * from consent_ledger order by place
