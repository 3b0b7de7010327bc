-- The head of the ledger: the last row's place and link; none where it is empty.
select place, link from consent_ledger order by place desc limit 1
