-- One row is a column that no field stands for, kept beside; found in the first rows that have any.
select distinct unnest(json_keys(extra)) as name
from (
    select extra from raw_calls where import_id = $import_id and extra is not null
    union all
    select extra from raw_contacts where import_id = $import_id and extra is not null
    union all
    select extra from raw_leads where import_id = $import_id and extra is not null
    union all
    select extra from raw_spend where import_id = $import_id and extra is not null
    union all
    select extra from raw_consent where import_id = $import_id and extra is not null
    limit 20000
)
order by name
