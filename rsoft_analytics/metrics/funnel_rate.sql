-- Steps of the funnel
-- Share of leads, of those contacted, and of those qualified that took the next step within the window: the rates of contact, qualification and winning side by side. As one number: of leads that were contacted.
-- unit: share
-- windows: 30, 7, 90, all
-- by: step
select * exclude (key), if($dimension = 'step', step, null) as key
from step_rates($since, $until, $reps, $sources, null, $window, if($dimension = 'step', null, 'contacted'))
