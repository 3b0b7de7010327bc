-- The keys of the leads to hand to a CRM; junk is never handed over. With only_calls those that
-- calls made and that no CRM's export tells of; with only_new those that are in no file for that
-- CRM. Of who opted out of marketing, on whichever channel, it is said.
create or replace macro new_lead_keys(for_system, only_calls, only_new) as table
with gone as (
    select person, record from crm_download_leads join crm_downloads using (download_id)
    where undone_at is null and crm_downloads.system = for_system
),
gone_keys as (
    select lead_key_of_number(person) as lead_key from gone where person is not null
    union
    select lead_key from gone join lead_members using (record) where gone.person is null
),
out as (select number, email from opted_out_at(now(), ['marketing'])),
out_by_email as (  -- records alone tell e-mails, and are fewer than leads
    select lead_key
    from (select record, ordinal, unnest(emails) as email from lead_records where len(emails) > 0)
    join lead_members using (record, ordinal)
    where lower(email) in (select email from out where email is not null)
)
select
    lead_key,
    coalesce(person in (select number from out where number is not null), false)
        or lead_key in (select lead_key from out_by_email) as is_opted_out
-- named: of all that is known of leads the engine would read everything, beside what is used twice
from (select lead_key, person, stage, origin, is_in_crm from selected_leads(null, null, null, null, null))
where stage <> 'junk'
    and not coalesce(is_nobody(person), false)
    and (not only_calls or origin = 'Call' and not is_in_crm)
    and (not only_new or lead_key not in (select lead_key from gone_keys));

-- The leads themselves.
create or replace macro new_leads(for_system, only_calls, only_new) as table
select leads.*, is_opted_out
from leads join new_lead_keys(for_system, only_calls, only_new) using (lead_key)
