-- One row is a lead to hand to a CRM, the oldest first; junk is never handed over, and of who opted
-- out of marketing, on whichever channel, it is said that they are to be left out. With the choice
-- 'calls' those that calls made and that no CRM's export tells of; without, all of them.
with gone as (
    select person, record from crm_download_leads join crm_downloads using (download_id)
    where undone_at is null and system = $system
),
gone_keys as (
    select lead_key_of_number(person) as lead_key from gone where person is not null
    union
    select lead_key from gone join lead_members using (record) where gone.person is null
),
out as (select number, email from opted_out_at(now(), ['marketing'], null)),
in_crm as (
    select lead_key from lead_members join lead_records using (record, ordinal)
    where origin = 'CRM export'
)
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
    coalesce(person in (select number from out where number is not null), false)
        or len(list_intersect(
            list_transform(emails, lambda one: lower(one)),
            (select coalesce(list(email), []) from out where email is not null))) > 0 as is_opted_out
from selected_leads(null, null, null, null, null) as one
where stage <> 'junk'
    and not coalesce(is_nobody(person), false)
    and (not $only_calls or (origin = 'Call' and lead_key not in (select lead_key from in_crm)))
    and (not $only_new or lead_key not in (select lead_key from gone_keys))
order by created_at nulls last, lead_id
