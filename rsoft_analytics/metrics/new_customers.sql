-- Customers won
-- People who became customers for the first time in the period, whenever they became a lead.
-- unit: leads
-- by: source, channel, campaign, rep, origin
select key, count(*) as value
from customers_won($since, $until, $reps, $sources, $dimension)
group by key
