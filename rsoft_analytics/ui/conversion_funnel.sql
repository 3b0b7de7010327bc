-- How far the leads came that the filters select and whose window is over, and who is left out.
with ripe_until as (
    select coalesce((told_until() - to_hours(24 * $window::integer))::date, date '9999-12-31') as day
),
first_calls as (  -- of whole days as they are kept ready; the day in which the window ends, call by call
    select first_calls from selected_totals($since, $until, $reps, $sources, null)
    where day < (select day from ripe_until)
    union all
    select 1 from selected_calls($since, $until, $reps, $sources, null)
    where day = (select day from ripe_until) and is_first_of_caller
        and elapsed(started_at, told_until()) >= $window::integer * 86400
),
-- who they are, to find them among the leads: those who never rang, or rang before, are beside them
new_callers as (
    select coalesce(other_numbers.person, caller) as person
    from selected_calls($since, $until, $reps, $sources, null)
    left join other_numbers on other_numbers.number = caller
    where is_first_of_caller
        and coalesce(elapsed(started_at, told_until()) >= $window::integer * 86400, true)
)
select
    (select coalesce(sum(first_calls), 0)::bigint from first_calls) as new_callers,
    count(*) filter (standing = 'ripe' and person in (from new_callers)) as new_callers_led,
    count(*) filter (standing = 'ripe' and first_call_at is null) as never_rang,
    count(*) filter (standing = 'ripe') as leads,
    count(*) filter (standing = 'ripe' and is_contacted) as contacted,
    count(*) filter (standing = 'ripe' and is_qualified) as qualified,
    count(*) filter (standing = 'ripe' and is_customer) as customers,
    count(*) filter (standing = 'unripe') as unripe,
    count(*) filter (standing = 'junk') as junk,
    count(*) filter (standing = 'undated') as undated,
    count(*) filter (standing = 'won undated') as won_undated,
    count(*) filter (standing = 'ripe' and created_at is null) as undated_counted,
    count(*) filter (standing = 'ripe' and person is null) as numberless,
    told_until() as told_until,
    -- the newest that an export says of leads; what they did since is not known
    (
        select max(data_until) from imports
        where kind = 'leads' and undone_at is null and data_until <= told_until()
    ) as exported_until
from conversions($since, $until, $reps, $sources, null, $window)
