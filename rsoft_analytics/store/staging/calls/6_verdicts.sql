-- How many rows told of calls that nobody had told of, changed what was known, or changed nothing.
create or replace temp table shared as
    select mine.row_id, any_value(mine.call_id) as call_id, min(other.row_id) as known_row
    from call_rows as mine
    join call_rows as other
        on other.call_id = mine.call_id and other.row_id // 4294967296 <> $import_id
    where mine.row_id // 4294967296 = $import_id
    group by mine.row_id;

with compared as (
    select
        now.direction is distinct from was.direction or now.outcome is distinct from was.outcome
            or now.seconds is distinct from was.seconds or now.rep is distinct from was.rep
            or now.started_at is distinct from was.started_at
            or now.line_number is distinct from was.line_number or now.name is distinct from was.name
            or now.source is distinct from was.source or now.campaign is distinct from was.campaign
            or now.note is distinct from was.note as is_changed
    from shared
    left join call_rows_before as known on known.row_id = shared.known_row
    join calls_before as was on was.call_id = coalesce(known.call_id, shared.known_row)
    join (from calls semi join shared using (call_id)) as now on now.call_id = shared.call_id
)
select
    (select count(*) from raw_calls where import_id = $import_id) - (select count(*) from shared) as added,
    count(*) filter (is_changed) as updated,
    count(*) filter (not is_changed) as unchanged
from compared
