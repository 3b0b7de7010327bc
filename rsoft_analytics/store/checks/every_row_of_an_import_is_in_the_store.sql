-- The store holds as many rows of each import as its ledger says.
with held as (
    select import_id, count(*) as rows from (
        select import_id from raw_calls
        union all select import_id from raw_contacts
        union all select import_id from raw_leads
        union all select import_id from raw_spend
        union all select import_id from raw_consent
        union all select import_id from raw_lines
    ) group by import_id
)
select import_id, file_name, added + updated + unchanged as ledger, coalesce(rows, 0) as held
from imports left join held using (import_id)
where undone_at is null and added + updated + unchanged <> coalesce(rows, 0)
