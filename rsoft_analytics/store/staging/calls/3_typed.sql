-- One row is a call as read, understood: its cells typed, and the fault that makes it unusable.
create or replace temp table typed as
with understood as (
    select
        directed.*,
        spellings.kind as party_kind,
        spellings.number,
        moment(started, $day_first, $timezone) as started_at,
        resolution_of(started) as written_resolution,
        seconds_of(coalesce(talk, duration), $duration_unit) as seconds_read
    from directed
    left join spellings on spellings.spelling = directed.party and spellings.region = $region
)
select
    *,
    case
        when blank(started) then 'no time'
        when started_at is null then 'unreadable time'
        when direction is null then 'unknown word'
        when party_kind = 'damaged' then 'damaged number'
        when party_kind = 'unreadable' then 'unreadable number'
        when seconds_read = -1 then 'unreadable duration'
    end as fault
from understood;

create or replace temp table staged_rejects as
select
    line,
    fault as reason,
    'Line ' || line || ': ' || case fault
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
        when 'unreadable duration' then 'duration ''' || left(coalesce(talk, duration), 60)
            || ''' cannot be read. Durations such as 125, 2:05 or 0:02:05 can.'
    end as message,
    left(concat_ws(' | ', started, direction_said, outcome_said, party, name, duration), 500) as text
from typed
where fault is not null
