-- The import's row in the ledger.
insert into imports by name
with moments_of_import as (
    select started_at as told_at from raw_calls where import_id = $import_id
    union all select created_at from raw_leads where import_id = $import_id
    union all select unnest([since, until])::timestamptz from raw_spend where import_id = $import_id
    union all select given_at from raw_consent where import_id = $import_id
)
select
    $import_id as import_id, $file_name as file_name, $content as content, $bytes as bytes,
    $format as format, $kind as kind, $options as options, $system as system, $rep as rep,
    $region as region, $timezone as timezone, $day_first as day_first, $columns as columns,
    (select min(told_at) from moments_of_import) as data_from,
    (select max(told_at) from moments_of_import) as data_until,
    now() as imported_at,
    $added + $updated + $unchanged + rejected as read,
    $added as added, $updated as updated, $unchanged as unchanged, rejected, skipped
from (
    select
        (select count(*) from rejects where import_id = $import_id) as rejected,
        (select count(*) from skips where import_id = $import_id) as skipped
)
