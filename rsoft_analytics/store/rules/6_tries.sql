-- What counts as a try in vain: an incoming call that nobody took (metrics.md 2.1).
create or replace macro is_try_in_vain(direction, outcome) as
    direction = 'incoming' and outcome in ('missed', 'declined', 'voicemail');
