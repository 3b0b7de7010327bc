-- Every lead says whether an export of a CRM tells of it.
select lead_id, seen_name(name, $viewer) as name, origin, is_in_crm
from leads
where is_in_crm is distinct from (lead_key in (
    select lead_key from lead_members join lead_records using (record, ordinal)
    where lead_records.origin = 'CRM export'))
