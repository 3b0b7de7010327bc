-- One row is a running text of an export of calls, once.
select name as text from raw_calls where import_id = $import_id and name is not null
union
select note as text from raw_calls where import_id = $import_id and note is not null
union
select extra as text from raw_calls where import_id = $import_id and extra is not null
