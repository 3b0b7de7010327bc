-- One row is a number in scope: when it rang and was rung, whether anybody knew it when it first
-- rang, and the call that made it a lead, if one did. Whoever was blocked did not ring.
--
-- Known means: rung by us before, or in an address book or among the leads by then. An address
-- book proves that only from its first import on, or from the date that it gives itself: what is
-- uploaded later never makes an old unknown caller known (metrics.md, T10). So in a first import
-- of history everybody is unknown but those whose own rows carry an earlier date.
create temp table if not exists lead_key_scope (lead_key ubigint);

create or replace temp table people_scope as
with numbers as (
    select party_key as number from scope where party_key > 0
    union
    select person from lead_members semi join lead_key_scope using (lead_key) where person is not null
    union
    select person from leads semi join lead_key_scope using (lead_key) where person is not null
)
select number as person from numbers anti join other_numbers using (number)
union
select person from other_numbers semi join numbers using (number);

create or replace temp table numbers_of_people as
select person as number, person from people_scope
union all
select number, person from other_numbers semi join people_scope using (person);

create or replace temp table numbers_beyond as
select number from numbers_of_people anti join scope on party_key = number;

create or replace temp view calls_of_people as
with of_people as (
    select call_id, caller, started_at, direction, outcome, is_conversation, rep
    from calls_in_scope where caller is not null
    union all
    select call_id, caller, started_at, direction, outcome, is_conversation, rep
    from calls where caller in (select number from numbers_beyond)
)
select of_people.* exclude (caller), coalesce(person, caller) as person
from of_people left join other_numbers on number = caller;

create or replace temp table first_rings as
with rung as (
    select
        person,
        min(started_at) filter (direction = 'incoming' and outcome <> 'blocked') as first_call_at,
        -- where the first ring is enough it is known already: a list of one for each costs as much
        -- as all the rest
        min(started_at, $lead_min_rings::bigint)
            filter ($lead_min_rings > 1 and direction = 'incoming' and outcome <> 'blocked') as rings,
        min(started_at) filter (direction = 'outgoing') as first_outgoing_at
    from calls_of_people group by person
),
proofs as (
    select person, known_since
    from raw_contact_numbers join raw_contacts using (import_id, row)
    join numbers_of_people using (number)
    union all
    select person, known_since
    from (select unnest(numbers) as number, known_since from raw_leads)
    join numbers_of_people using (number)
),
known as (
    select person, min(known_since) as known_since from proofs group by person
)
select
    person,
    first_call_at,
    if($lead_min_rings > 1, rings[$lead_min_rings], first_call_at) as enough_rung_at,
    coalesce(first_outgoing_at < first_call_at, false)
        or coalesce(known_since <= first_call_at, false) as was_known
from rung left join known using (person)
where first_call_at is not null;

-- A call makes a lead when it is the last of the rings that the rules want, or the first
-- conversation: whoever was spoken with need not ring again.
create or replace temp table made_by_calls as
with spoken as (
    select person, min(started_at) as spoken_at
    from calls_of_people join first_rings using (person)
    where is_conversation and started_at >= first_call_at
        and ($lead_needs_conversation or $lead_min_rings > 1)  -- else the first ring is enough
    group by person
),
made as (
    select
        person,
        if($lead_needs_conversation, spoken_at, least(enough_rung_at, spoken_at)) as made_at
    from first_rings left join spoken using (person)
    where $lead_from_calls and not was_known and made_at is not null
),
calls_that_made as (  -- few of all calls, which are not to be looked up in
    from calls_of_people as one semi join made on one.person = made.person and started_at = made_at
)
select person, made_at, min(call_id) as call_id,
    bool_or(direction = 'incoming' and is_conversation) as answered_at_once,
    max(rep) as rep_of_call
from made join calls_that_made using (person)
group by person, made_at
