-- The verdicts: whether one may contact somebody, but for the hour of the day.

-- The rule that decides, the first that applies. Service mail needs no consent and has no way out;
-- other words about an order need none either, until somebody says no to them.
create or replace macro deciding_rule(
    purpose, channel, said, listed_at, own_kind, is_child, is_vouched, recycled, at_moment, lasts_days
) as
    case
        when own_kind = 'spam' then 'spam'
        when own_kind is not null then 'own number'
        when purpose = 'service' and channel = 'email' then 'service mail'
        when said.act in ('refused', 'withdrawn') then said.act
        when is_child and (purpose = 'profiling' or purpose = 'marketing' and not is_vouched) then 'child'
        when listed_at is not null and purpose <> 'service'
            then if(said.act = 'granted' and coalesce(said.given_at > recycled, true), 'listed but agreed', 'listed')
        when recycled is not null and coalesce(said.given_at <= recycled, true) then 'recycled'
        when said.act = 'granted' and ends_at(said.given_at, said.expires_at, lasts_days) <= at_moment
            then 'expired'
        when said.act = 'granted' then 'granted'
        when purpose = 'service' then 'service'
        else 'not asked'
    end;

create or replace macro verdict_of(rule) as
    case
        when rule in ('own number', 'service mail', 'service', 'granted') then 'yes'
        when rule in ('spam', 'refused', 'withdrawn', 'child', 'listed') then 'no'
        else 'ask'
    end;

-- One row is a number of which anything is known that decides a verdict at a moment. Of all others
-- the verdict is the same.
create or replace macro numbers_told_of(at_moment, category) as table
select number from customer_states_at(at_moment, category, null, null) where number is not null
union
select number from excluded_numbers where at_moment::date between since and until
union
select number from recycled_at(at_moment)
union
select number from births(null);

-- One row is a number or an e-mail, a purpose and a channel, with the verdict at a moment, but for
-- the hour of the day, and the rule that decides it. Of the numbers asked for, with the places of
-- the acts about them; null for everybody, or with only_told for those of whom anything is known.
create or replace macro verdicts_at(
    at_moment, lasts_days, category, asked, events, only_told := false) as table
with people as (
    select unnest(asked::bigint[]) as number, null::varchar as email
    union
    select caller, null from callers
    where asked is null
        and (not only_told or caller in (select number from numbers_told_of(at_moment, category)))
    union
    select null, email from known_together(asked)
    union
    select number, email from consent_events
    where asked is null and person_kind = 'customer' and act <> 'disconnected' and not is_listed(place)
),
asked_about as (
    select people.*, purpose, channel from people
    cross join (select unnest(['marketing', 'service', 'profiling']) as purpose) as purposes
    cross join (select unnest(['call', 'sms', 'whatsapp', 'email']) as channel) as channels
    where (number is null) = (channel = 'email')
        and (purpose <> 'profiling' or channel in ('call', 'email'))  -- which is done on no channel
),
own as (
    select number, min(kind) as kind from excluded_numbers
    where at_moment::date between since and until
        and (asked is null or list_contains(asked::bigint[], number))
    group by number
),
states as (select * from customer_states_at(at_moment, category, asked, events)),
vouched as (
    select number from states where purpose = 'parental' and channel = 'call' and said.act = 'granted'
),
decided as (
    select
        asked_about.*, said, listed_at, recycled_at, own.kind as own_kind,
        deciding_rule(
            asked_about.purpose, asked_about.channel, said, listed_at, own.kind,
            coalesce(born_on + to_years(age_of_consent(asked_about.number)::integer) > at_moment::date, false),
            asked_about.number in (select number from vouched where number is not null),
            recycled_at, at_moment, lasts_days) as rule
    from asked_about
    left join states on states.number is not distinct from asked_about.number
        and states.email is not distinct from asked_about.email
        and states.purpose = asked_about.purpose and states.channel = asked_about.channel
    left join own on own.number = asked_about.number
    left join recycled_at(at_moment) as recycled on recycled.number = asked_about.number
    left join births(asked) as births on births.number = asked_about.number
)
select number, email, purpose, channel, verdict_of(rule) as verdict, rule, said, listed_at, recycled_at,
    own_kind, law_of(number) as law
from decided;

-- One row is a number or an e-mail that may not be handed to others for a purpose (marketing or
-- profiling), because the person said no to it, on whichever channel.
create or replace macro opted_out_at(at_moment, purposes) as table
select distinct number, email
from customer_states_at(at_moment, '', null, null)
where said.act in ('refused', 'withdrawn') and list_contains(purposes::varchar[], purpose);

-- One row is a number whose owner said last, of calls for whatever purpose, that they want none.
create or replace macro refused_calls_at(at_moment, category) as table
select distinct number
from customer_states_at(at_moment, category, null, null)
where said.act in ('refused', 'withdrawn') and channel = 'call' and purpose <> 'profiling'
    and number is not null;

-- Whether a person known by a number, by e-mails, or by both may be handed to others for some of
-- the purposes, as of now.
create or replace macro may_be_shared(of_number, of_emails, purposes) as
    not exists (
        select 1 from opted_out_at(now(), purposes) as out
        where out.number = of_number or list_contains(of_emails::varchar[], out.email))
