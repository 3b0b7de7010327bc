-- Value of customers won
-- What the people are worth who became customers for the first time in the period: of each the value of that first conversion, or where none was told for it, the one that was told last. Amounts in different currencies are never added.
-- unit: money
-- by: source, channel, campaign, rep, origin
select key, won_currency as currency, sum(won_value)::double as value, count(*) as n
from customers_won($since, $until, $reps, $sources, $dimension)
where won_value is not null
group by key, won_currency
