-- Qualification rate
-- Share of contacted leads that were qualified within the window. Who became a customer was qualified; where some have no date of it, the range goes from none to all of them in time, and there is no value. Left out is whoever the conversion rate leaves out.
-- unit: share
-- windows: 30, 7, 90, all
-- by: month, hour, source, channel, campaign, rep, origin, known
select * exclude (step)
from step_rates($since, $until, $reps, $sources, $dimension, $window, 'qualified')
