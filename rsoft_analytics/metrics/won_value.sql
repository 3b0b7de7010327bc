-- Value won
-- What the people who became customers are worth, by the day on which they became a lead: of each the value of their first conversion, or where none was told for it, the one that was told last. Amounts in different currencies are never added.
-- unit: money
-- by: month, source, channel, campaign, rep, origin, stage
select key, won_currency as currency, sum(won_value)::double as value, count(*) as n
from selected_leads($since, $until, $reps, $sources, $dimension)
where is_won and won_value is not null
group by key, won_currency
