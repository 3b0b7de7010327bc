-- The fingerprint of the rules that are in this store.
select value from settings where name = 'rules'
