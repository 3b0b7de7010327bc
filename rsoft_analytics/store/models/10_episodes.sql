-- One row is one missed episode: the unanswered tries of one person, until somebody speaks with
-- them, and the number by which they began. Scope: the callers in scope. Where a try and a reply are
-- of one moment, the try was first.
delete from missed_episodes where caller in (select party_key from scope);

create or replace temp view calls_of_persons as
select calls_in_scope.*, coalesce(person, caller) as who
from calls_in_scope left join other_numbers on number = caller;

create or replace temp table tries_in_vain as
select
    call_id, caller, who, started_at, day, hour, weekday, rep, line_number, source, channel, campaign,
    is_first_of_caller
from calls_of_persons
where is_try_in_vain(direction, outcome) and caller is not null;

-- Of tries at one moment, always the same one is the first: the others that were at such moments.
create or replace temp table tries_at_once as
select call_id, row_number() over (
    partition by who, started_at
    order by is_first_of_caller desc, rep, line_number, source, campaign, call_id) as place
from tries_in_vain
where (who, started_at) in (
    select (who, started_at) from tries_in_vain group by who, started_at having count(*) > 1);

-- One row is a try, what was before it, and what those callers got in return: the next
-- conversation and our next call.
create or replace temp table tries_followed as
with turns as (
    select
        who, started_at, call_id, coalesce(place, 1) as place,
        is_try_in_vain(direction, outcome) as is_try,
        if(is_conversation, started_at, null) as spoken_at,
        if(direction = 'outgoing', started_at, null) as rung_at
    from (
        from calls_of_persons semi join tries_in_vain using (who)
        where is_try_in_vain(direction, outcome) or is_conversation or direction = 'outgoing'
    )
    left join tries_at_once using (call_id)
)
select
    who, started_at, call_id, place,
    lag(if(is_try, started_at, null) ignore nulls) over onward as previous_at,
    lag(spoken_at ignore nulls) over onward as spoken_before_at,
    lead(spoken_at ignore nulls) over onward as conversation_at,
    lead(rung_at ignore nulls) over onward as rung_at
from turns
window onward as (partition by who order by started_at, is_try desc, place)
qualify is_try;

-- One row is an episode, from the call that began it to our first call since its last try.
create or replace temp table episodes as
with placed as (
    select
        *,
        previous_at is null
            -- in milliseconds: the difference of two instants goes through a calendar
            or epoch_ms(started_at) - epoch_ms(previous_at) > $episode_gap * 60000
            or coalesce(spoken_before_at >= previous_at, false) as is_beginning
    from tries_followed
),
numbered as (
    select
        *,
        count(*) filter (is_beginning) over (
            partition by who order by started_at, place rows unbounded preceding) as episode
    from placed
)
select
    who,
    max(call_id) filter (is_beginning) as call_id,
    min(started_at) as first_try_at,
    max(started_at) as last_try_at,
    count(*)::integer as tries,
    max(conversation_at) as conversation_at,
    -- once they got through by themselves, whoever rings later rings for another reason
    if(max(rung_at) >= last_try_at and coalesce(max(rung_at) <= max(conversation_at), true),
        max(rung_at), null) as first_attempt_at
from numbered
group by who, episode;

-- One row is a moment at which an episode was answered, and by whom.
create or replace temp table replies as
with moments as (
    select who, conversation_at as started_at from episodes where conversation_at is not null
    union
    select who, first_attempt_at from episodes where first_attempt_at is not null
)
select
    who,
    started_at,
    bool_or(is_conversation and direction = 'outgoing') as is_of_team,
    coalesce(
        min(rep) filter (is_conversation and direction = 'outgoing'),
        min(rep) filter (is_conversation)) as spoken_by,
    min(rep) filter (direction = 'outgoing') as attempt_by
from calls_of_persons semi join moments using (who, started_at)
where is_conversation or direction = 'outgoing'
group by who, started_at;

insert into missed_episodes by name
select
    tries_in_vain.* exclude (call_id, who, started_at),
    first_try_at,
    last_try_at,
    tries,
    first_attempt_at,
    rung.attempt_by,
    conversation_at,
    spoken.spoken_by,
    case
        when conversation_at is not null then if(spoken.is_of_team, 'team', 'self')
        when first_attempt_at is not null then 'tried'
        else 'open'
    end as ended_by,
    coalesce(conversation_at, first_attempt_at) as ended_at
from episodes
join tries_in_vain using (call_id)
left join replies as spoken on spoken.who = episodes.who and spoken.started_at = conversation_at
left join replies as rung on rung.who = episodes.who and rung.started_at = first_attempt_at
-- so that those of some days are read without the others
order by first_try_at
