-- One row is a lead that came by an ad account's advertisement and became a customer (or qualified),
-- with what the account knows the contact by, and whether the person agreed to its being told.
-- Junk and own numbers are never among them. A conversion counts once: at its first date.
with gone as (
    select person, record from crm_download_leads join crm_downloads using (download_id)
    where undone_at is null and system = $system
),
gone_keys as (
    select lead_key_of_number(person) as lead_key from gone where person is not null
    union
    select lead_key from gone join lead_members using (record) where gone.person is null
),
converted as (
    select
        *,
        if($stage = 'won', won_at, coalesce(qualified_at, won_at)) as converted_at
    from selected_leads(null, null, null, null, null)
    where stage <> 'junk' and converted_at is not null and converted_at <= $now::timestamptz
),
ad_calls as (
    select caller as person, started_at
    from calls
    where direction = 'incoming' and caller is not null and is_of_google_ads(source, channel)
),
called as (
    select lead_key, max(started_at) as call_at
    from converted join ad_calls using (person)
    where started_at <= converted_at and started_at >= converted_at - interval 90 days
    group by lead_key
),
clicked as (
    select
        lead_key,
        arg_max(substr(click_id, 7), raw_leads.created_at)
            filter (starts_with(click_id, 'gclid:')) as click_id,
        max(lead_ref) filter (format = 'meta_leads') as form_lead,
        bool_or(starts_with(click_id, 'fbclid:')) as clicked_meta
    from lead_members
    join raw_leads using (record) join imports using (import_id)
    group by lead_key
),
told as (
    select number, email, purpose, bool_or(said.act = 'granted') as agreed,
        bool_or(said.act in ('refused', 'withdrawn')) as opted_out
    from customer_states_at($now::timestamptz, '', null, null)
    where purpose in ('marketing', 'profiling')
    group by all
)
select
    person,
    if(person is null, (select min(record) from lead_members
        where lead_members.lead_key = one.lead_key), null) as record,
    name,
    emails,
    converted_at,
    value,
    currency,
    call_at,
    click_id,
    form_lead,
    coalesce((select bool_or(agreed) from told
        where number = person or list_contains(emails, email)), false) as agreed,
    coalesce((select bool_or(agreed) from told
        where purpose = 'profiling' and (number = person or list_contains(emails, email))), false) as profiled,
    coalesce((select bool_or(opted_out) from told
        where number = person or list_contains(emails, email)), false) as opted_out
from converted as one
left join called using (lead_key)
left join clicked using (lead_key)
where (not $only_new or lead_key not in (select lead_key from gone_keys))
    and case $account
        when 'google calls' then call_at is not null
        when 'google clicks' then click_id is not null
        else form_lead is not null or clicked_meta or is_of_meta_ads(source) end
order by converted_at, lead_id
