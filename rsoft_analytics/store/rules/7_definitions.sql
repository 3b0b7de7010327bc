-- What counts as spoken, and what an answer rate is a rate of: the settings page asks by them what
-- another shortest conversation would change.

create or replace macro is_spoken(outcome, seconds, shortest) as
    outcome in ('answered', 'connected', 'elsewhere') and coalesce(seconds, shortest) >= shortest;

-- An incoming call that nobody took; declined is another thing.
create or replace macro is_missed_call(direction, outcome) as
    direction = 'incoming' and outcome = 'missed';

-- An incoming call that was answered, missed or declined (metrics.md 2.1).
create or replace macro is_offered_call(direction, outcome, is_conversation) as
    direction = 'incoming'
    and (is_conversation and outcome in ('answered', 'elsewhere') or outcome in ('missed', 'declined'))
