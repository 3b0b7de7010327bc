-- How many calls of an import are in the store.
select count(*) as stored from raw_calls where import_id = $import_id
