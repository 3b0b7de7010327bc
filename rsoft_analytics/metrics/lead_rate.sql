-- New callers noted as leads
-- Share of the numbers whose first call to us lies in the period, long enough ago for the window, that were noted as leads within it: in a CRM, a form or by hand. Who is a lead by the call alone does not count; how many are (leads) stands beside it, junk left out.
-- unit: share
-- windows: 30, 7, 90, all
-- by: month, hour, source, channel, campaign, rep
with new_callers as (
    select key, caller, day, coalesce(other_numbers.person, caller) as person
    from selected_calls($since, $until, $reps, $sources, $dimension)
    left join other_numbers on other_numbers.number = caller
    where is_first_of_caller
        and ($window::integer is null or elapsed(started_at, told_until()) >= $window::integer * 86400)
),
noted as (  -- by the day: some exports know no more
    select number as caller, min(created_at)::date as noted_on from leads_by_number()
    where number in (select caller from new_callers) group by number
),
led as (
    select person from conversions($since, $until, $reps, $sources, null, $window)
    where standing = 'ripe' and person is not null
),
counted as (
    select
        key,
        count(*) as people,
        count(*) filter (noted_on >= day and ($window::integer is null or noted_on - day <= $window::integer)) as reached,
        count(distinct person) filter (person in (from led)) as leads
    from new_callers left join noted using (caller)
    group by key
)
select
    key,
    unnest(ratio(reached, if(is_told, people, 0))),
    if(is_told, null, 'not told') as verdict,
    reached,
    leads,
    people as callers
from counted cross join (select exists (from lead_records) as is_told)
