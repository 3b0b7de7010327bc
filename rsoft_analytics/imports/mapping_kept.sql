-- A person's mapping for a header, in place of an earlier one.
delete from mappings where header = $header;

insert into mappings values ($header, $kind, $columns, now())
