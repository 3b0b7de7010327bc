-- One row is a row of an export, and the entry of a timeline that it tells of.
with asked as (select distinct unnest($entries::bigint[]) as entry),
-- joined, not looked for in a list: a scan then skips what it cannot hold
known as (select distinct unnest($callers::bigint[]) as party_key),
calls_told as (
    select
        coalesce(call_rows.call_id, mine.row_id) as entry,
        hash(record, ordinal, mine.party_key) as identity,
        mine.* exclude (row_id)
    from (
        select
            row_id(import_id, row) as row_id, record, ordinal, party_key, import_id, line, started_at as told_at,
            direction, outcome, seconds, rep, line_number, resolution
        from raw_calls semi join known using (party_key)
    ) as mine
    left join (from call_rows semi join known using (party_key)) as call_rows
        on call_rows.row_id = mine.row_id
),
leads_told as (
    select
        lead_id as entry, hash(record, ordinal) as identity, raw_leads.import_id, raw_leads.line,
        coalesce(raw_leads.modified_at, raw_leads.created_at) as told_at, raw_leads.stage as outcome, raw_leads.rep
    from lead_records join raw_leads using (record, ordinal)
    where list_has_any(lead_records.numbers, $callers::bigint[])
)
select
    entry, identity, file_name as file, format, import_id, line, told_at, direction, outcome, seconds,
    told.rep, line_number, resolution
from (select * from calls_told union all by name select * from leads_told) as told
semi join asked using (entry)
join imports using (import_id)
order by entry, import_id, line
