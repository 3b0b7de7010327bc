-- How many rows told of lines that nobody had told of, changed one, or changed nothing.
with judged as (
    select
        was.record is not null as is_known,
        (now.source, now.campaign, now.place, now.until, now.note)
            is not distinct from (was.source, was.campaign, was.place, was.until, was.note) as is_same
    from staged_lines as now left join lines_before as was using (record)
)
select
    count(*) filter (not is_known) as added,
    count(*) filter (is_known and not is_same) as updated,
    count(*) filter (is_known and is_same) as unchanged
from judged
