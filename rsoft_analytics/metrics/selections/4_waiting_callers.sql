-- The callers of the selected episodes with whom nobody has spoken since, and how the callback of
-- each stands: one row a caller. Whoever asked not to be called is not rung because they rang.
create or replace macro waiting_callers(since, until, reps, sources, window_hours, category) as table
with waiting as (
    select
        caller,
        sum(tries)::integer as tries,
        min(first_try_at) as since,
        max(last_try_at) as last_try_at,
        max(first_attempt_at) as attempt_at,
        bool_or(is_first_of_caller) as is_first_time,
        arg_max(source, last_try_at) as source,
        arg_max(rep, last_try_at) as rep
    from selected_episodes(since, until, reps, sources, null, window_hours)
    where conversation_at is null and not is_nobody(caller)
    group by caller
),
marked as (
    select caller, max(marked_at) as said_done_at from callback_marks where removed_at is null group by caller
)
select
    * exclude (said_done_at, number, data_until),
    if(said_done_at >= last_try_at, said_done_at, null) as marked_at,
    case
        when said_done_at >= last_try_at and attempt_at >= last_try_at then 'done'
        when said_done_at >= last_try_at and data_until > said_done_at then 'no call seen'
        when said_done_at >= last_try_at then 'done'
        when refused_calls.number is not null then 'asked not to be called'
        when attempt_at >= last_try_at then 'rang, not reached'
        when epoch_ms(data_until) - epoch_ms(last_try_at) < window_hours * 3600000 then 'open'
        else 'never returned'
    end as state
from waiting
cross join (select max(last_call_at) as data_until from extent) as newest
left join marked using (caller)
left join refused_calls_at(now(), category) as refused_calls on refused_calls.number = caller
