-- The callers of the selected episodes with whom nobody has spoken since: one row a caller, with
-- what is at stake and how the callback stands. ``worth`` is what a new caller is worth by source.
create or replace macro waiting_callers(since, until, reps, sources, window_hours, worth) as table
with waiting as (
    select
        caller,
        sum(tries)::integer as tries,
        min(first_try_at) as since,
        max(last_try_at) as last_try_at,
        max(first_attempt_at) as attempt_at,
        bool_or(is_first_of_caller) as is_first_time,
        arg_max(source, last_try_at) as source,
        arg_max(rep, last_try_at) as rep,
        min(age_seconds) as age_seconds,
        any_value(data_until) as data_until
    from selected_episodes(since, until, reps, sources, null, window_hours)
    where conversation_at is null
    group by caller
),
marked as (
    select caller, max(marked_at) as marked_at from callback_marks where removed_at is null group by caller
),
led as (
    select person as caller,
        arg_max(value, coalesce(created_at, '1970-01-01'::timestamptz)) as lead_value,
        arg_max(currency, coalesce(created_at, '1970-01-01'::timestamptz)) as lead_currency
    from leads where stage in ('new', 'contacted', 'qualified')
        and person in (select caller from waiting)
    group by person
)
select
    waiting.*,
    name, company, lead_stage, lead_value, lead_currency, do_not_call, last_spoken_at,
    if(marked_at >= last_try_at, marked_at, null) as marked_at,
    case
        when marked_at >= last_try_at and attempt_at >= last_try_at then 'done'
        when marked_at >= last_try_at and data_until > marked_at then 'no call seen'
        when marked_at >= last_try_at then 'done'
        when attempt_at >= last_try_at then 'rang, not reached'
        when age_seconds < window_hours * 3600 then 'open'
        else 'never returned'
    end as state,
    -- an open lead before a new caller, a new caller before one who is known and wanted nothing
    case
        when lead_stage in ('new', 'contacted', 'qualified')
            then greatest(coalesce(lead_value, 0)::double, coalesce(worth['any lead'], 0))
        when is_first_time then coalesce(worth[waiting.source], worth['any caller'], 0)
        else 0
    end as stake
from waiting
left join marked using (caller)
left join callers using (caller)
left join led using (caller)
