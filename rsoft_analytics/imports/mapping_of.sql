-- The mapping that somebody made for a header.
select kind, columns from mappings where header = $header
