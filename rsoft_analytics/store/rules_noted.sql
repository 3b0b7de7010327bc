-- The fingerprint of the rules that were just put into this store.
insert into settings values ('rules', $print)
