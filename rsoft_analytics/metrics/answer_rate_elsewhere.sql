-- Answer rate by everybody's rule
-- The share of incoming calls that was answered, as other systems would count these calls. Without a system: as it is counted here.
-- unit: share
-- value: answer_rate by rule
-- by: system
select null as key, * from call_kinds($since, $until, $reps, $sources)
