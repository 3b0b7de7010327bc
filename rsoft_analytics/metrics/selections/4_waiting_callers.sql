-- The selected episodes after which nobody has spoken with the caller yet, and whether each is the
-- caller's only one of the period. A macro of its own: read twice below, since to copy so many rows
-- takes longer, which the engine does with what a macro names and uses twice.
create or replace macro waiting_episodes_of(since, until, reps, sources) as table
select
    one.*,
    coalesce(earlier_on < since::date, earlier_on is null)
        and coalesce(later_on > until::date, later_on is null) as is_alone
from waiting_episodes as one
anti join excluded_numbers as out
    on out.number = one.caller and one.day between out.since and out.until
where is_chosen(day, rep, source, since, until, reps, sources) and not is_nobody(caller);

-- The callers of the selected episodes with whom nobody has spoken since, and how the callback of
-- each stands: one row a caller. Whoever asked not to be called is not rung because they rang.
create or replace macro waiting_callers(since, until, reps, sources, window_hours, category) as table
with waiting as (
    -- most callers wait once in a period: nothing is to be put together
    select
        caller, tries, first_try_at as since, last_try_at, first_attempt_at as attempt_at,
        is_first_of_caller as is_first_time, source, rep, lead_stage, lead_value, lead_currency
    from waiting_episodes_of(since, until, reps, sources) where is_alone
    union all
    select
        caller,
        sum(tries)::integer,
        min(first_try_at),
        max(last_try_at),
        max(first_attempt_at),
        bool_or(is_first_of_caller),
        arg_max(source, last_try_at),
        arg_max(rep, last_try_at),
        any_value(lead_stage),
        any_value(lead_value),
        any_value(lead_currency)
    from waiting_episodes_of(since, until, reps, sources) where not is_alone group by caller
)
select
    * exclude (said_done_at, is_unseen, number, data_until),
    if(said_done_at >= last_try_at, said_done_at, null) as marked_at,
    case
        when said_done_at >= last_try_at and attempt_at >= last_try_at then 'done'
        when said_done_at >= last_try_at and is_unseen then 'no call seen'
        when said_done_at >= last_try_at then 'done'
        when refused_calls.number is not null then 'asked not to be called'
        when attempt_at >= last_try_at then 'rang, not reached'
        when epoch_ms(data_until) - epoch_ms(last_try_at) < window_hours * 3600000 then 'open'
        else 'never returned'
    end as state
from waiting
cross join (select max(last_call_at) as data_until from extent) as newest
left join marks_of_callers() as marks using (caller)
left join refused_calls_at(now(), category) as refused_calls on refused_calls.number = caller
