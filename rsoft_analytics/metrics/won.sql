-- Won
-- People who became customers at any time, by the day on which they became a lead; each once, at their first conversion, also where nobody wrote down its date.
-- unit: leads
-- by: month, source, channel, campaign, rep, origin, stage
select key, count(*) filter (is_won) as value, count(*) as n
from selected_leads($since, $until, $reps, $sources, $dimension)
group by key
