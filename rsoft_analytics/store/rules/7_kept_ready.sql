-- What is kept ready is made and read by.

-- What a call says, as a number: where it differs, something of the call does.
create or replace macro print_of(call) as hash(
    call.party_key, call.started_at, call.direction, call.outcome, call.seconds, call.is_conversation,
    call.is_first_of_caller, call.rep, call.line_number, call.source, call.channel, call.campaign);

-- How many of something there are where a condition holds.
create or replace macro total(numbers, is_counted) as
    coalesce(sum(numbers) filter (is_counted), 0)::bigint
