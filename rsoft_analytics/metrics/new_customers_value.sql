-- Value of customers won
-- What the people are worth who became customers for the first time in the period: of each the value that was told last. Amounts in different currencies are never added.
-- unit: money
-- by: source, channel, campaign, rep, origin
select key, currency, sum(value)::double as value, count(*) as n
from customers_won($since, $until, $reps, $sources, $dimension)
where value is not null
group by key, currency
