-- A mapping goes: a file with that header is read again by what its columns are called.
delete from mappings where header = $header
