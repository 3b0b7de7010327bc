-- May one contact somebody: what decides it, but for the hour of the day.

-- Whose law a number falls under, by its country.
create or replace macro law_of(number) as
    case number // 10000000000 when 91 then 'IN' when 1 then 'US' end;

-- Under which age somebody is a child: 13 in the United States (COPPA), else 18 (DPDP).
create or replace macro age_of_consent(number) as if(law_of(number) = 'US', 13, 18);

-- One row is a number and an e-mail that some contact or lead has both of; of the numbers asked for,
-- null for all.
create or replace macro known_together(asked) as table
select distinct number, lower(email) as email
from (
    select number, unnest(emails) as email from contact_numbers join contacts using (contact_id)
    where number is not null and len(emails) > 0
        and (asked is null or list_contains(asked::bigint[], number))
    union all
    select number, unnest(emails) from leads_by_number()
    where len(emails) > 0
        and (asked is null or list_contains(asked::bigint[], number))
);

-- One row is a number whose contact was born so late that it may be a child's.
create or replace macro births(asked) as table
select number, max(moment(birthday, true, 'UTC')::date) as born_on
from raw_contacts join raw_contact_numbers using (import_id, row)
where birthday is not null and number is not null
    and (asked is null or list_contains(asked::bigint[], number))
group by number;

-- One row is an act of a customer until a moment, for each number or e-mail and each channel that
-- it is about. What somebody forbids by e-mail is forbidden for their number too, and the other way
-- round, and by one number for the others of theirs; what they allow is not. Where somebody is asked for, the places of the acts about them are
-- given too (privacy/acts_about.sql): to find them in here would take all acts there are.
create or replace macro acts_of_customers(at_moment, category, asked, events) as table
with pairs as (select * from known_together(asked)),
acts as (
    select * exclude (channel),
        if(channel is null, ['call', 'sms', 'whatsapp', 'email'], [channel]) as channels
    from consent_events
    where (events is null or list_contains(events::bigint[], event))
        and person_kind = 'customer' and given_at <= at_moment and purpose <> 'number'
        and (act = 'granted' or scope is null or category = ''
            or list_contains(string_split(lower(scope), ', '), lower(category)))
),
spread as (
    select * from acts
    union all by name
    select pairs.number, null::varchar as email, acts.* exclude (number, email)
    from acts join pairs on pairs.email = acts.email
    where act <> 'granted' and not is_listed(place)
    union all by name
    select together.other as number, null::varchar as email, acts.* exclude (number, email)
    from acts join numbers_together() as together on together.number = acts.number
    where act <> 'granted' and not is_listed(place)
    union all by name
    select null::bigint as number, pairs.email, acts.* exclude (number, email)
    from acts join pairs on pairs.number = acts.number
    where act <> 'granted' and not is_listed(place)
)
select number, email, purpose, unnest(channels) as channel, act, given_at, expires_at, place, wording,
    event, is_listed(place) as is_listed
from spread;

-- One row is a number or an e-mail, a purpose and a channel, with what people said last and since
-- when a list forbids it, at a moment.
create or replace macro customer_states_at(at_moment, category, asked, events) as table
select
    number, email, purpose, channel,
    arg_max(
        struct_pack(act := act, given_at := given_at, expires_at := expires_at, place := place,
            wording := wording, event := event),
        act_order(given_at, act, event)) filter (not is_listed) as said,
    max(given_at) filter (is_listed and act <> 'granted') as listed_at
from acts_of_customers(at_moment, category, asked, events)
group by number, email, purpose, channel;

-- One row is a number that was disconnected until a moment, and may be somebody else's now.
create or replace macro recycled_at(at_moment) as table
select number, max(given_at) as recycled_at
from consent_events
where purpose = 'number' and act = 'disconnected' and number is not null and given_at <= at_moment
group by number
