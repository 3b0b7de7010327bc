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
select tries_in_vain.*, spoken.started_at as conversation_at
from tries_in_vain
asof left join (select caller, started_at from replies where is_conversation) as spoken
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

create or replace temp table episodes_attempted as
select
    episodes.*,
    -- once they got through by themselves, whoever rings later rings for another reason
    if(coalesce(rung.started_at <= conversation_at, true), rung.started_at, null) as attempt_at
from episodes
asof left join (select caller, started_at from replies where is_attempt) as rung
    on episodes.caller = rung.caller and episodes.last_try_at <= rung.started_at;

insert into missed_episodes by name
select
    episodes_attempted.* exclude (attempt_at),
    rung.started_at as first_attempt_at,
    rung.attempt_by,
    spoken.spoken_by,
    case
        when conversation_at is not null then if(spoken.is_of_team, 'team', 'self')
        when rung.started_at is not null then 'tried'
        else 'open'
    end as ended_by,
    coalesce(conversation_at, rung.started_at) as ended_at
from episodes_attempted
left join replies as spoken
    on spoken.caller = episodes_attempted.caller and spoken.started_at = conversation_at
left join replies as rung
    on rung.caller = episodes_attempted.caller and rung.started_at = attempt_at
