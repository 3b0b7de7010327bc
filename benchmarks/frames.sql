-- The tables that pandas counts, as it takes them: days as times, everything else as it stands.
select
    started_at, day::timestamp as day, hour, direction, outcome, is_conversation,
    coalesce(seconds, 0) as seconds, caller, coalesce(rep, 'Unknown') as rep, source, is_first_of_caller
from calls;
select
    caller, last_try_at, tries, day::timestamp as day, hour, coalesce(rep, 'Unknown') as rep, source,
    ended_by, first_attempt_at, conversation_at
from missed_episodes;
select
    day::timestamp as day, created_at, won_at, is_won, stage, source, coalesce(rep, 'Unknown') as rep,
    lead_key, origin, lead_key in (select lead_key from lead_members) as is_in_crm, answered_at_once,
    person is not null as has_number, first_attempt_at
from leads;
select lead_key, goal, source, first, last, linear, time_decay from credits;
select source, since::timestamp as day, cost::double as cost from spend;
select last_call_at as now, told_until from extent
