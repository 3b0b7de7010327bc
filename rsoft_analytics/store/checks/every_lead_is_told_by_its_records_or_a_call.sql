-- Every lead is told by its records or by the call that made it, and every record tells of one lead.
select 'lead' as what, lead_id as id, origin, created_at
from leads
where not exists (from lead_members where lead_members.lead_key = leads.lead_key)
    and not exists (
        from calls where calls.caller = leads.person and calls.started_at = leads.created_at)
    and not exists (
        from calls join other_numbers as other on calls.caller = other.number
        where other.person = leads.person and calls.started_at = leads.created_at)
union all
select 'record', lead_records.lead_id, origin, created_at
from lead_records
where (select count(*) from lead_members join leads using (lead_key)
    where lead_members.record = lead_records.record and lead_members.ordinal = lead_records.ordinal) <> 1
