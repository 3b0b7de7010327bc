-- What the rules found goes, before they look again.
delete from numbers_found
