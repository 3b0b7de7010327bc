-- One row is a number of whose person nothing was heard since long, by none of their numbers, and
-- the contacts that are theirs.
with heard as (
    select caller as number, max(started_at) as heard_at from calls
    where caller is not null group by caller
    union all
    select number, max(coalesce(told_at, created_at, known_since)) from leads_by_number()
    group by number
    union all
    select person, max(set_at) from raw_stage_acts where person is not null group by person
    union all
    select number, max(given_at) from consent_events where number is not null group by number
),
of_persons as (
    select number, coalesce(person, number) as person, heard_at
    from heard left join other_numbers using (number) where not is_nobody(number)
),
last_heard as (
    select numbers.number, person, heard_at
    from (select distinct number, person from of_persons) as numbers
    join (select person, max(heard_at) as heard_at from of_persons group by person) as persons
        using (person)
),
agreed as (
    select distinct number from consent_events where act = 'granted' and purpose = 'marketing'
),
unsold as (
    select person from leads
    where person is not null and not is_won and person not in (select number from agreed where number is not null)
        and (was_known is null or origin <> 'Call')
),
forgotten as (
    select number from last_heard
    where heard_at < if(person in (select person from unsold), $leads_until::timestamptz, $calls_until::timestamptz)
),
in_use as (  -- somebody with another number that is not silent
    select distinct contact_id from contact_numbers
    where number in (select number from last_heard) and number not in (select number from forgotten)
)
select
    number,
    coalesce(list(distinct contact_id) filter (contact_id is not null), []) as contacts
from forgotten left join contact_numbers using (number)
group by number
having not coalesce(bool_or(contact_id in (select contact_id from in_use)), false)
order by number
