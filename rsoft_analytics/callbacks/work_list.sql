-- One row is a caller who waits for a call, the one with most at stake first.
with listed as (
    select *
    from waiting_callers(
        $since, $until, $reps, $sources, $callback_window_hours, $business_category)
    where list_contains($states, state)
),
led as (
    select person as caller, stage as lead_stage, value as lead_value, currency as lead_currency
    -- the offset keeps the words below behind the join, which leaves far fewer leads to read
    from (from leads semi join listed on listed.caller = person offset 0) as of_listed
    where origin <> 'Call' or stage <> 'new'  -- that somebody rang is no news here
    union all
    select number, stage, value, currency from other_numbers join leads using (person)
),
staked as (
    select
        caller,
        lead_stage,
        lead_value,
        lead_currency,
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
),
known as (  -- found first and read then: most of a wide table need not be read for a few
    select * from callers
    where rowid in (select rowid from callers where caller in (select caller from staked))
)
select
    listed.* replace (seen_number(listed.caller, $viewer) as caller),
    staked.* exclude (caller),
    (select count(*) from listed) as callers_in_all,
    seen_name(name, $viewer) as name,
    seen_name(company, $viewer) as company,
    last_spoken_at
from staked
join listed using (caller)
left join known using (caller)
order by stake desc, is_first_time desc, last_try_at desc, staked.caller
