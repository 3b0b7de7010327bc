-- One row is one missed episode: the unanswered tries of one caller, until somebody speaks with
-- them. Scope: the callers in scope. Where a try and a reply are of one moment, the try was first.
delete from missed_episodes where caller in (select party_key from scope);

create or replace temp table tries_in_vain as
select
    caller, started_at, day, hour, weekday, rep, line_number, source, channel, campaign,
    is_first_of_caller
from calls
where is_try_in_vain(direction, outcome) and caller in (select party_key from scope);

-- What those callers got in return: one row a moment.
create or replace temp table replies as
select
    caller,
    started_at,
    bool_or(is_conversation) as is_conversation,
    bool_or(direction = 'outgoing') as is_attempt,
    bool_or(is_conversation and direction = 'outgoing') as is_of_team,
    coalesce(
        min(rep) filter (is_conversation and direction = 'outgoing'),
        min(rep) filter (is_conversation)) as spoken_by,
    min(rep) filter (direction = 'outgoing') as attempt_by
from calls semi join tries_in_vain using (caller)
where is_conversation or direction = 'outgoing'
group by caller, started_at;

create or replace temp table tries_followed as
select
    tries_in_vain.*, spoken.started_at as conversation_at, spoken.is_of_team, spoken.spoken_by
from tries_in_vain
asof left join (select * from replies where is_conversation) as spoken
    on tries_in_vain.caller = spoken.caller and tries_in_vain.started_at <= spoken.started_at;

create or replace temp table episodes as
with placed as (
    select
        *,
        row_number() over of_caller as place,
        lag(started_at) over of_caller as previous_at,
        lag(conversation_at) over of_caller as previous_conversation_at,
        count(*) over (partition by caller) as tries_of_caller,
        max(started_at) over (partition by caller) as last_of_caller_at
    from tries_followed
    -- of tries at one moment, always the same one is the first
    window of_caller as (
        partition by caller
        order by started_at, is_first_of_caller desc, rep, line_number, source, campaign)
),
beginnings as (
    select * from placed
    where place = 1
        -- in milliseconds: the difference of two instants goes through a calendar
        or epoch_ms(started_at) - epoch_ms(previous_at) > $episode_gap * 60000
        or conversation_at is distinct from previous_conversation_at
)
select
    * exclude (started_at, place, previous_at, previous_conversation_at, tries_of_caller, last_of_caller_at),
    started_at as first_try_at,
    coalesce(lead(previous_at) over onward, last_of_caller_at) as last_try_at,
    (coalesce(lead(place) over onward, tries_of_caller + 1) - place)::integer as tries
from beginnings
window onward as (partition by caller order by place);

insert into missed_episodes by name
with attempted as (
    select
        episodes.*,
        -- once they got through by themselves, whoever rings later rings for another reason
        coalesce(rung.started_at <= conversation_at, true) as is_meant,
        if(is_meant, rung.started_at, null) as first_attempt_at,
        if(is_meant, rung.attempt_by, null) as attempt_by
    from episodes
    asof left join (select caller, started_at, attempt_by from replies where is_attempt) as rung
        on episodes.caller = rung.caller and episodes.last_try_at <= rung.started_at
)
select
    * exclude (is_meant, is_of_team),
    case
        when conversation_at is not null then if(is_of_team, 'team', 'self')
        when first_attempt_at is not null then 'tried'
        else 'open'
    end as ended_by,
    coalesce(conversation_at, first_attempt_at) as ended_at
from attempted
-- so that those of some days are read without the others
order by first_try_at
