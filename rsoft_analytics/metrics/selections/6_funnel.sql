-- How far leads came, each watched for the same time.

-- Whether anything tells who became a customer: a list of leads, a form, or a person's word. Of
-- calls alone nobody knows.
create or replace macro are_customers_told() as (
    select exists (from lead_records) or exists (from leads where origin <> 'Call' or stage not in ('new', 'contacted'))
);

-- One row is a key: how many of its leads took each step, how many at most, since of some no date
-- tells when they did, of how many it is told at all and does not only follow from what came later,
-- and why others are left out.
create or replace macro funnel(since, until, reps, sources, dimension, days) as table
select
    key,
    count(*) filter (standing = 'ripe') as leads,
    count(*) filter (standing = 'ripe' and is_contacted) as contacted,
    count(*) filter (standing = 'ripe' and is_qualified) as qualified,
    count(*) filter (standing = 'ripe' and is_customer) as customers,
    count(*) filter (standing = 'ripe' and may_be_contacted) as contacted_at_most,
    count(*) filter (standing = 'ripe' and may_be_qualified) as qualified_at_most,
    count(*) filter (standing = 'ripe' and (
        contacted_at is not null or first_conversation_at is not null or stage = 'contacted')) as told_contacted,
    count(*) filter (standing = 'ripe' and (qualified_at is not null or stage = 'qualified')) as told_qualified,
    count(*) filter (standing = 'unripe') as unripe,
    count(*) filter (standing = 'junk') as junk,
    count(*) filter (standing = 'undated') as undated,
    count(*) filter (standing = 'won undated') as won_undated,
    count(*) filter (standing = 'ripe' and first_call_at is null) as never_rang,
    count(*) filter (standing = 'ripe' and created_at is null) as undated_counted,
    count(*) filter (standing = 'ripe' and person is null) as numberless
from conversions(since, until, reps, sources, dimension, days)
group by key;

-- The share of those who took a step, or its bounds where dates are missing: as if none of the
-- undated had taken it in time, and as if all had.
create or replace macro bounded_ratio(k, n, k_at_most, n_at_most) as
    if(k = k_at_most and n = n_at_most,
        ratio(k, n),
        {
            'value': null::double,
            'n': n_at_most,
            'low': ratio(k, n_at_most).low,
            'high': ratio(k_at_most, greatest(n, k_at_most, 1)).high
        });

-- One row is a key and a step of the funnel, the one asked for or each: the share of those at the
-- step before that reached it, and how it compares with that of the other keys. Where no export
-- tells of a step, there is no share.
create or replace macro step_rates(since, until, reps, sources, dimension, days, asked) as table
with steps as (
    select
        key,
        leads,
        unripe,
        unnest([
            {'step': 'contacted', 'reached': contacted, 'reached_at_most': contacted_at_most,
                'people': leads, 'people_at_most': leads, 'told': told_contacted, 'told_before': 1},
            {'step': 'qualified', 'reached': qualified, 'reached_at_most': qualified_at_most,
                'people': contacted, 'people_at_most': contacted_at_most,
                'told': told_qualified, 'told_before': told_contacted},
            {'step': 'customers', 'reached': customers, 'reached_at_most': customers,
                'people': qualified, 'people_at_most': qualified_at_most,
                'told': 1, 'told_before': told_qualified}
        ], recursive := true)
    from funnel(since, until, reps, sources, dimension, days)
),
together as (
    select
        step,
        sum(reached) as all_reached,
        sum(people) as all_people,
        count(*) filter (is_enough(people)) as groups,
        bool_and(reached = reached_at_most and people = people_at_most) as is_dated,
        sum(told) > 0 and sum(told_before) > 0 as is_told
    from steps group by step
)
select
    key,
    step,
    unnest(if(is_told, bounded_ratio(reached, people, reached_at_most, people_at_most), ratio(reached, 0))),
    case
        when leads > 0 and not is_told then 'not told'
        when reached < reached_at_most or people < people_at_most then 'undated'
        when dimension is not null and is_told and is_dated
            then verdict(reached, people, all_reached, all_people, unripe, groups)
    end as verdict,
    reached,
    reached_at_most,
    unripe
from steps join together using (step)
where asked is null or step = asked
