-- How many rows told of leads that nobody had told of, changed one, or changed nothing.
with mine as (
    select record, ordinal, count(*) as rows from staged_leads group by all
),
earlier as (
    select distinct record, ordinal from raw_leads
    semi join lead_scope using (record)
    where import_id <> $import_id
),
same as (  -- leads that the rows leave as they were
    select record, name, number, status, stage, converted_at, value, source, do_not_call, rep, emails, note
    from lead_records semi join lead_scope using (record)
    intersect
    select record, name, number, status, stage, converted_at, value, source, do_not_call, rep, emails, note
    from leads_before
),
judged as (
    select
        mine.rows,
        earlier.record is not null as is_known,
        mine.record in (select record from same) as is_same
    from mine left join earlier using (record, ordinal)
)
select
    coalesce(sum(rows) filter (not is_known), 0)::bigint as added,
    coalesce(sum(rows) filter (is_known and not is_same), 0)::bigint as updated,
    coalesce(sum(rows) filter (is_known and is_same), 0)::bigint as unchanged
from judged
