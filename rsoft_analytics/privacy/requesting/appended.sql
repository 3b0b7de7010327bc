-- A step goes behind the last one.
insert into request_ledger by name select * from handed_over
