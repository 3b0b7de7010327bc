-- The first and the last day that the rows of an import tell of, whole months around them.
select
    date_trunc('month', min(told_at)::date)::date as since,
    last_day(max(told_at)::date) as until
from (
    select started_at as told_at from raw_calls where import_id = $import_id
    union all
    select created_at from raw_leads where import_id = $import_id
)
