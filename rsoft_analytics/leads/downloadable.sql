-- One row is a lead to hand to a CRM, the oldest first.
select
    person,
    if(person is null, (select min(record) from lead_members
        where lead_members.lead_key = one.lead_key), null) as record,
    name,
    company,
    emails[1] as email,
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
    do_not_call
from new_leads($system, $only_calls, $only_new) as one
order by created_at nulls last, lead_id
