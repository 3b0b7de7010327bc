-- Conversion rate
-- Share of leads whose window is over that became customers within it, counted from the day they became a lead. Junk is left out, and so is whoever was a lead for less than the window when the data ends. With the window "all": of all leads, whoever ever became a customer.
-- unit: share
-- windows: 30, 7, 14, 60, 90, 180, all
-- by: month, hour, source, channel, campaign, rep, origin, known
with told as (
    -- where the only customers are without a date, or nothing tells of customers, a share would
    -- claim that there are none
    select *, if(customers = 0 and (won_undated > 0 or not are_customers_told()), 0, leads) as of_people
    from funnel($since, $until, $reps, $sources, $dimension, $window)
),
together as (
    select
        sum(customers) as all_customers,
        sum(of_people) as all_people,
        count(*) filter (is_enough(of_people)) as groups
    from told
)
select
    key,
    unnest(ratio(customers, of_people)),
    case
        when leads > 0 and not are_customers_told() then 'not told'
        when of_people = 0 and undated + won_undated > 0 then 'undated'
        when $dimension is not null
            then verdict(customers, of_people, all_customers, all_people, unripe, groups)
    end as verdict,
    customers,
    unripe,
    junk,
    undated,
    won_undated
from told cross join together
