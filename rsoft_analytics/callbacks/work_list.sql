-- One row is a way in which a callback stands, with how many callers stand so (as the metric
-- waiting_callers tells them; asked along with the list, since who waits takes longest to find out),
-- and of those asked for a caller who waits, the one with most at stake first.
with waiting as materialized (
    select
        *,
        -- an open lead before a new caller, a new caller before one who is known and wanted nothing
        case
            when lead_stage in ('new', 'contacted', 'qualified')
                then greatest(coalesce(lead_value, 0)::double, $worth_of_lead)
            when is_first_time and lead_stage is null
                then coalesce(map($worth_of, $worth)[source], $worth_of_caller)
            else 0
        end as stake
    from waiting_callers(
        $since, $until, $reps, $sources, $callback_window_hours, $business_category)
),
listed as (
    select * from waiting where list_contains($states, state)
    order by stake desc, is_first_time desc, last_try_at desc, caller
    limit $most
),
standing as (select state, count(*) as in_state from waiting group by state)
select
    listed.* replace (seen_number(listed.caller, $viewer) as caller, standing.state as state),
    seen_name(name, $viewer) as name,
    seen_name(company, $viewer) as company,
    last_spoken_at,
    in_state
from standing
left join listed using (state)
left join callers on callers.caller = listed.caller
order by stake desc nulls last, is_first_time desc, last_try_at desc, listed.caller
