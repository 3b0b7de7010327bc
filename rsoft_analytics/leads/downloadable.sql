-- One row is a lead to hand to a CRM, the oldest first; junk is never handed over, and of who opted
-- out of marketing, on whichever channel, it is said that they are to be left out.
select
    seen_number(person, $viewer) as person,
    if(person is null, (select min(record) from lead_members
        where lead_members.lead_key = one.lead_key), null) as record,
    seen_name(name, $viewer) as name,
    seen_name(company, $viewer) as company,
    seen_emails(emails, $viewer)[1] as email,
    source,
    channel,
    campaign,
    stage,
    value,
    currency,
    origin,
    rep,
    created_at,
    first_call_at,
    first_conversation_at,
    do_not_call,
    is_opted_out
from new_leads($system, $only_calls, $only_new) as one
order by created_at nulls last, lead_id
