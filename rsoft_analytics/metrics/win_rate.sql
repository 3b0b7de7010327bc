-- Win rate
-- Share of qualified leads that became customers within the window. Where some have no date of their qualification, the range goes from none to all of them in time, and there is no value. Left out is whoever the conversion rate leaves out.
-- unit: share
-- windows: 30, 7, 90, all
-- by: month, hour, source, channel, campaign, rep, origin, known
select * exclude (step)
from step_rates($since, $until, $reps, $sources, $dimension, $window, 'customers')
