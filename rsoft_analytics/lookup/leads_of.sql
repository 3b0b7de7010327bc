-- One row is a record of the lead with one of the numbers, the newest first; the stage, the worth
-- and the beginning of the lead as a whole stand in each. A lead that a call made has no record.
select
    caller,
    seen_number(leads.person, $viewer) as number,
    seen_name(lead_records.name, $viewer) as name,
    coalesce(lead_records.stage, leads.stage) as stage,
    status,
    coalesce(lead_records.source, leads.source) as source,
    coalesce(lead_records.campaign, nullif(leads.campaign, 'Unknown')) as campaign,
    lead_records.value,
    lead_records.currency,
    coalesce(lead_records.created_at, leads.created_at) as created_at,
    converted_at,
    coalesce(lead_records.rep, leads.rep) as rep,
    struct_pack(
        lead_id := leads.lead_id, stage := leads.stage, value := leads.value, currency := leads.currency,
        origin := leads.origin, created_at := leads.created_at, was_known := leads.was_known,
        won_at := leads.won_at, wins := leads.wins) as now
from (select unnest($callers::bigint[]) as caller) as asked
join leads on leads.person = person_of(asked.caller)
left join lead_members using (lead_key)
left join lead_records using (record, ordinal)
order by caller, lead_records.created_at desc nulls last, lead_records.lead_id desc
