-- New callers
-- Numbers that rang us for the first time, and that nobody here had rung or noted as a lead before.
-- unit: callers
-- by: day, week, month, hour, weekday, hour_of_week, rep, line, source, channel, campaign, direction, outcome
select
    key,
    count(*) filter (is_first_of_caller) as value,
    -- in the first weeks of any history everybody is new
    if(min(day) - (select min(day) from calls) < 90, 'history too short', null) as verdict
from selected_calls($since, $until, $reps, $sources, $dimension)
group by key
