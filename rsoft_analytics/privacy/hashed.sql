-- One row says that something in the store is known by a hash under its key; none where nothing is.
select true as is_hashed
where exists (select 1 from consent_ledger)
    or exists (select 1 from request_ledger)
    or exists (select 1 from tombstones)
