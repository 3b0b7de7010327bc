-- Callers nobody spoke to
-- Callers who tried in vain and with whom nobody has spoken since, each once, by how the callback stands: open, never returned, rang and not reached, marked done, marked done without a call seen, asked not to be called.
-- unit: callers
-- by: state, rep, source
select
    case $dimension when 'state' then state when 'rep' then coalesce(rep, 'Unknown') when 'source' then source end
        as key,
    count(*) as value
from waiting_callers($since, $until, $reps, $sources, $callback_window_hours, $business_category)
group by key
