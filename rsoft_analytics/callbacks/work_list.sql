-- One row is a caller who waits for a call, the one with most at stake first.
with listed as (
    select *
    from waiting_callers($since, $until, $reps, $sources, $callback_window_hours)
    where list_contains($states, state)
),
led as (
    select
        person as caller,
        unnest(max(struct_pack(
            created_at := coalesce(created_at, '1970-01-01'::timestamptz), rank := stage_rank(stage),
            lead_stage := stage, lead_value := value, lead_currency := currency)))
    from leads
    where person in (select caller from listed)
        and (origin <> 'Call' or stage <> 'new')  -- that somebody rang is no news here
    group by person
),
staked as (
    select
        listed.*,
        lead_stage,
        lead_value,
        lead_currency,
        count(*) over () as callers_in_all,
        -- an open lead before a new caller, a new caller before one who is known and wanted nothing
        case
            when lead_stage in ('new', 'contacted', 'qualified')
                then greatest(coalesce(lead_value, 0)::double, $worth_of_lead)
            when is_first_time and lead_stage is null
                then coalesce(map($worth_of, $worth)[source], $worth_of_caller)
            else 0
        end as stake
    from listed left join led using (caller)
    order by stake desc, is_first_time desc, last_try_at desc, caller
    limit $most
)
select staked.* replace (seen_number(staked.caller, $viewer) as caller),
    seen_name(name, $viewer) as name, seen_name(company, $viewer) as company, coalesce(do_not_call, false) as do_not_call, last_spoken_at
from staked
left join (select * from callers where caller in (select caller from staked)) using (caller)
order by stake desc, is_first_time desc, last_try_at desc, staked.caller
