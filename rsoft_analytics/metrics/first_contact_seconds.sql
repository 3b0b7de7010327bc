-- Time to the first conversation
-- How long until half of the new leads (p90: nine in ten) were first spoken to, those never reached among them. Leads whose own call was answered waited for nothing and are counted apart.
-- unit: seconds
-- value: median
-- by: month, source, channel, campaign, rep, origin
select *
from speeds($since, $until, $reps, $sources, $dimension, 'conversation', $open_days, $opens, $closes, $holidays)
