-- What counts as a try in vain: an incoming call that nobody took (metrics.md 2.1).
create or replace macro is_try_in_vain(direction, outcome) as
    direction = 'incoming' and outcome in ('missed', 'declined', 'voicemail');

-- The part of the day that an hour belongs to: fine enough to matter, coarse enough to count.
create or replace macro part_of_day(hour) as
    case when hour < 12 then 'morning' when hour < 17 then 'afternoon' else 'evening' end;
