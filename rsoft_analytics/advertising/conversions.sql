-- One row is a lead that came by an ad account's advertisement and became a customer (or qualified),
-- with what the account knows the contact by, and whether the person agreed to its being told.
-- Junk, own numbers and who was erased are never among them. A conversion counts once: at its first
-- date.
with converted as (
    select
        *,
        if($stage = 'won', won_at, coalesce(qualified_at, won_at)) as converted_at
    from new_leads($system, false, $only_new)
    where converted_at is not null and converted_at <= $now::timestamptz
),
-- the calls that an advertisement brought; not the later ones of whom it had brought before
met as (
    select lead_key, touches.source, touches.channel, max(touched_at) as touched_at
    from touches join converted using (lead_key)
    where call_id is not null
        -- follows from the join, but its size is known beforehand: the engine then reads few touches
        and lead_key in (select lead_key from leads where won_at is not null or qualified_at is not null)
        and touched_at between converted_at - interval 90 days and converted_at
    group by all
),
called as (
    select lead_key, max(touched_at) filter (is_of_google_ads(source, channel)) as call_at
    from met group by lead_key
),
clicked as (
    select
        lead_key,
        arg_max(substr(click_id, 7), raw_leads.created_at)
            filter (starts_with(click_id, 'gclid:')) as click_id,
        max(lead_ref) filter (format = 'meta_leads') as form_lead,
        bool_or(starts_with(click_id, 'fbclid:')) as clicked_meta
    from (from lead_members semi join converted using (lead_key)) as members
    join raw_leads using (record) join imports using (import_id)
    group by lead_key
),
told as (
    select number, email, bool_or(said.act = 'granted') as agreed,
        bool_or(said.act = 'granted' and purpose = 'profiling') as profiled,
        bool_or(said.act in ('refused', 'withdrawn')) as opted_out
    from customer_states_at($now::timestamptz, '', null, null)
    where purpose in ('marketing', 'profiling')
    group by number, email
),
said_by as (
    select lead_key, bool_or(agreed) as agreed, bool_or(profiled) as profiled, bool_or(opted_out) as opted_out
    from (
        select lead_key, agreed, profiled, opted_out from converted join told on told.number = person
        union all
        select lead_key, agreed, profiled, opted_out
        from (select lead_key, lower(unnest(emails)) as email from converted) as known
        join told using (email)
    )
    group by lead_key
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
    coalesce(agreed, false) as agreed,
    coalesce(profiled, false) as profiled,
    coalesce(opted_out, false) as opted_out
from converted as one
left join called using (lead_key)
left join clicked using (lead_key)
left join said_by using (lead_key)
where case $account
    when 'google calls' then call_at is not null
    when 'google clicks' then click_id is not null
    else form_lead is not null or clicked_meta or is_of_meta_ads(source) end
order by converted_at, lead_id
