-- Value won
-- What the people who became customers are worth, by the day on which they became a lead: of each the value that was told last. Amounts in different currencies are never added.
-- unit: money
-- by: month, source, channel, campaign, rep, origin, stage
select key, currency, sum(value)::double as value, count(*) as n
from selected_leads($since, $until, $reps, $sources, $dimension)
where is_won and value is not null
group by key, currency
