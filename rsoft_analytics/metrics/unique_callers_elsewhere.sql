-- Unique callers by everybody's rule
-- Unique callers as other systems would count those of these calls. Without a system: as it is counted here.
-- unit: callers
-- value: unique_callers by rule
-- by: system
select null as key, * from call_kinds($since, $until, $reps, $sources)
