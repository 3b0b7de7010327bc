-- How many calls and callers of each kind the filters select: what the rules of other systems
-- differ about.
create or replace macro call_kinds(since, until, reps, sources) as table
with chosen as (
    select *, is_incoming and outcome in ('answered', 'elsewhere') as is_picked
    from selected_calls(since, until, reps, sources, null)
),
numbers as (
    select
        bool_or(is_incoming) as rang,
        bool_or(is_incoming and outcome <> 'blocked') as rang_unblocked
    from chosen where caller is not null group by caller
)
select
    count(*) filter (is_picked and is_conversation) as spoken,
    count(*) filter (is_picked and not is_conversation and seconds > 0) as brief,
    count(*) filter (is_picked and not is_conversation and seconds = 0) as silent,
    count(*) filter (is_missed) as missed,
    count(*) filter (is_incoming and outcome = 'declined') as declined,
    count(*) filter (is_incoming and outcome = 'voicemail') as voicemail,
    (select count(*) filter (rang) from numbers) as callers,
    (select count(*) filter (rang and not rang_unblocked) from numbers) as blocked_only,
    (select count(*) filter (not rang) from numbers) as dialled_only
from chosen
