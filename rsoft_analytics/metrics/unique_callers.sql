-- Callers
-- Different numbers that rang us at least once: somebody who rings by two numbers is two, as phone systems count them too. They do not add up over days, reps or sources; withheld numbers are not among them.
-- unit: callers
-- by: day, week, month, hour, weekday, hour_of_week, rep, line, source, channel, campaign, direction, outcome
select key, count(distinct caller) filter (is_incoming) as value
from selected_calls($since, $until, $reps, $sources, $dimension)
group by key
