-- One row is a call as read, understood: its cells typed, its identity, and the fault that makes it
-- unusable.
create or replace temp table typed as
with understood as (
    select
        calls_directed.*,
        coalesce(talk, duration) as lasted,
        national is not null and doubtful_numbers.doubtful is null as is_plain,
        coalesce(spellings.kind, if(is_plain, 'number', null)) as party_kind,
        coalesce(spellings.number, if(is_plain, national + $national_zero, null)) as number,
        coalesce(nullif(trim(rep), ''), $rep) as our_rep,
        if(clock is null, moment(started, $day_first, $timezone), timezone($timezone, clock)) as started_at,
        if(clock is null, resolution_of(started), 1) as written_resolution,
        if($duration_unit = 's' and lasted_whole is not null, lasted_whole,
            seconds_of(lasted, $duration_unit)) as seconds_read
    from calls_directed
    left join doubtful_numbers on doubtful_numbers.doubtful = calls_directed.national
    left join spellings on spellings.spelling = calls_directed.party and spellings.region = $region
),
judged as (
    select
        *,
        case
            when started_at is null then if(blank(started), 'no time', 'unreadable time')
            when direction is null then 'unknown word'
            when party_kind = 'damaged' then 'damaged number'
            when party_kind = 'unreadable' then 'unreadable number'
            when seconds_read = -1 then 'unreadable duration'
        end as fault,
        case when seconds_read > 0 then with_talk when seconds_read = 0 then without_talk
            else with_talk_untold end as outcome
    from understood
),
keyed as (
    select
        *,
        if(is_picked_up(outcome), seconds_read, 0) as seconds,
        -- what is no number is known by its kind, text and day; never matched across systems
        if(party_kind = 'number', number, -1 - (hash(
            party_kind, word(party), timezone($timezone, started_at)::date) // 4)::bigint) as party_key
    from judged
)
select
    row, line, party_key, party_kind, party, started_at, written_resolution, direction, outcome, seconds,
    nullif(trim(name), '') as name, line_number, our_rep as rep, nullif(trim(source), '') as source,
    nullif(trim(campaign), '') as campaign, nullif(trim(note), '') as note, extra,
    call_ref is not null as has_ref,
    if(call_ref is null,
        hash($system, coalesce(our_rep, ''), coalesce(line_number, ''), party_key, direction, started_at),
        hash($system, call_ref, party_key, direction, timezone('UTC', started_at)::date)) as record,
    fault,
    case fault
        when 'no time' then 'the call has no time. A call is kept only with the time it began.'
        when 'unreadable time' then 'time ''' || left(started, 60) || ''' cannot be read. '
            || 'Times such as 2026-03-02 18:05 or 02/03/2026 06:05 PM can.'
        when 'unknown word' then case
            when direction_said is null
                then 'nothing says whether the call was incoming or outgoing.'
            else 'type ''' || left(direction_said, 60)
                || ''' is none of Incoming, Outgoing, Missed, Rejected, Blocked, Voicemail.' end
        when 'damaged number' then 'number ''' || left(party, 60)
            || ''' was destroyed by a spreadsheet. Export it again with the column as text.'
        when 'unreadable number' then 'number ''' || left(party, 60) || ''' is not a phone number.'
        when 'unreadable duration' then 'duration ''' || left(lasted, 60)
            || ''' cannot be read. Durations such as 125, 2:05 or 0:02:05 can.'
    end as message,
    if(fault is null, null, left(concat_ws(' | ',
        started, direction_said, outcome_said, party, name, duration), 500)) as text
from keyed;

create or replace temp table staged_rejects as
select line, fault as reason, 'Line ' || line || ': ' || message as message, text
from typed where fault is not null
