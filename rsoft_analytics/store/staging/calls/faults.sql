-- One row is a call as read that cannot be used, and why.
insert into faulty
select * replace (coalesce(started, clock::varchar) as started)
from typed($system, $rep, $region, $timezone, $day_first, $duration_unit, $national_zero)
where fault is not null;

insert into staged_rejects
select line, fault, 'Line ' || line || ': ' || case fault
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
    end,
    left(concat_ws(' | ', started, direction_said, outcome_said, party, name_said, duration), 500)
from faulty
