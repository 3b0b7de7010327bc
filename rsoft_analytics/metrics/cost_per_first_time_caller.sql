-- Cost per new caller
-- Spend over the numbers that rang for the first time, of the same sources on the same days: from the first to the last day of the period that a report of spend tells of. The range is the spend over what could as well have been counted (Poisson, 95 %).
-- unit: money
-- value: cost of a new caller
-- filters: period, source
-- by: source, channel, campaign, month
with units as (
    select coalesce(paid.key, came.key) as key, paid.currency, sum(came.first_calls)::bigint as units
    from selected_totals($since, $until, null, $sources, $dimension) as came
    join paid_days($since, least($until::date, $last_day::date), $sources, $dimension) as paid
        on came_by(paid, came.source, came.channel, came.campaign, came.day)
    where first_calls > 0
    group by all
)
select spent.*, units
from spend_by_key($since, least($until::date, $last_day::date), $sources, $dimension) as spent
left join units on spent.key is not distinct from units.key and spent.currency = units.currency
