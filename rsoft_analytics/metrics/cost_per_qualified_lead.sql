-- Cost per qualified lead
-- Spend over the leads that were qualified within the window (or stand there now, where no day tells when), of the same sources on the same days; days whose leads have not all been watched for the window are left out, with what was spent on them. The range is the spend over what could as well have been counted (Poisson, 95 %).
-- unit: money
-- value: cost of a qualified lead
-- filters: period, source
-- windows: 30, 7, 90, all
-- by: source, channel, campaign, month
with units as (
    select coalesce(paid.key, came.key) as key, paid.currency, count(*) as units
    from conversions($since, $until, null, $sources, $dimension, $window) as came
    join paid_days($since, least($until::date, $last_day::date), $sources, $dimension) as paid
        on came_by(paid, came.source, came.channel, came.campaign, came.day)
    where is_qualified or qualified_at is null and stage = 'qualified'  -- some CRMs date no stage
    group by all
)
select spent.*, units
from spend_by_key($since, least($until::date, $last_day::date), $sources, $dimension) as spent
left join units on spent.key is not distinct from units.key and spent.currency = units.currency
