-- The calls that the filters select, with what each adds to a total.
create or replace macro measured_calls(since, until, reps, sources, dimension) as table
select
    *,
    1 as calls,
    if(is_conversation, coalesce(seconds, 0), 0) as talk_seconds,
    is_first_of_caller::integer as first_calls
from selected_calls(since, until, reps, sources, dimension);

-- The totals of the calls that the filters select, as they are kept ready.
create or replace macro selected_totals(since, until, reps, sources, dimension) as table
select
    *,
    key_of_call(dimension, day, hour, rep, line_number, source, channel, campaign, direction, outcome) as key,
    direction = 'incoming' as is_incoming,
    is_missed_call(direction, outcome) as is_missed,
    is_offered_call(direction, outcome, is_conversation) as is_offered
from call_totals
where is_chosen(day, rep, source, since, until, reps, sources)
