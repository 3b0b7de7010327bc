-- No row belongs to an import that was taken back or never was.
select import_id, count(*) as rows from (
    select import_id from raw_calls
    union all select import_id from raw_contacts
    union all select import_id from raw_leads
    union all select import_id from raw_spend
    union all select import_id from raw_consent
    union all select import_id from raw_lines
)
where import_id not in (select import_id from imports where undone_at is null)
group by import_id
