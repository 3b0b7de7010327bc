-- The fingerprint of the rules goes, so that a new one can be noted.
delete from settings where name = 'rules'
