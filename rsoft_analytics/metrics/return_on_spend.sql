-- Return on spend
-- What the customers were worth whom the model credits to a source, over what was spent on it on the same days, in the same currency. Days whose leads have not all been watched for the window are left out, with what was spent on them. The range is what as many customers could as well have been worth, some large and some small (gamma, 95 %).
-- unit: times
-- value: return
-- filters: period, source
-- windows: 30, 7, 90, all
-- models: last_non_direct, first, last, last_paid, linear, time_decay, position_based
-- by: source, channel, campaign, month
with credited as (
    select
        lead_key, source, channel, campaign,
        by_model($model, first, last, last_non_direct, last_paid, linear, time_decay, position_based) as credit
    from credits where goal = 'won'
),
by_customer as (
    select
        coalesce(paid.key, came.key) as key,
        paid.currency,
        came.lead_key,
        sum(came.won_value * credit)::double as worth,
        sum(credit) as customers
    from conversions($since, $until, null, null, $dimension, $window) as came
    join credited using (lead_key)
    join paid_days($since, least($until::date, $last_day::date), $sources, $dimension) as paid
        on came_by(paid, credited.source, credited.channel, credited.campaign, came.day)
        and came.won_currency = paid.currency
    where is_customer
    group by all
),
earned as (
    select
        key, currency, sum(customers) as customers, sum(worth) as worth,
        sum(worth * worth) as squares, max(worth) as largest
    from by_customer group by key, currency
)
select
    spent.key as key, spent.currency as currency, customers, worth, squares, largest, spend, since, until
from spend_by_key($since, least($until::date, $last_day::date), $sources, $dimension) as spent
left join earned on spent.key is not distinct from earned.key and spent.currency = earned.currency
