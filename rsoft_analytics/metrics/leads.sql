-- Leads
-- People who may buy, by the day on which they became a lead; each once, however many exports and calls tell of them, and junk among them.
-- unit: leads
-- by: day, week, month, source, channel, campaign, rep, origin, stage
select key, count(*) as value
from selected_leads($since, $until, $reps, $sources, $dimension)
group by key
