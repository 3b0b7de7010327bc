-- Missed calls by everybody's rule
-- Missed calls as other systems would count these calls. Without a system: as it is counted here.
-- unit: calls
-- value: missed_calls by rule
-- by: system
select null as key, * from call_kinds($since, $until, $reps, $sources)
