-- One row is a number that an export of calls tells of, and a name that it gives it.
select distinct party_key as number, if($with_names, folded(name), '') as name_key
from (
    select party_key, name from raw_calls where import_id = $import_id
    union all
    select party_key, name from faulty
)
where party_key > 0
