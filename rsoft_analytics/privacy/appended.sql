-- Some rows go behind the last one of the ledger.
insert into consent_ledger by name select * from handed_over
