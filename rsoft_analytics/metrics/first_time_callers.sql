-- New callers
-- Numbers that rang us for the first time, and that nobody here had rung or noted as a lead before. Somebody's second number is a new caller, and no second lead.
-- unit: callers
-- by: day, week, month, hour, weekday, hour_of_week, rep, line, source, channel, campaign, direction, outcome
select
    key,
    total(first_calls, true) as value,
    -- in the first weeks of any history everybody is new
    if(min(day) - (select first_day from extent) < 90, 'history too short', null) as verdict
from selected_totals($since, $until, $reps, $sources, $dimension)
group by key
