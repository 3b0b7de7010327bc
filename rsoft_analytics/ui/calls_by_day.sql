-- One row is a day, or the week that begins on it: how its calls went.
select
    key as day,
    total(calls, is_conversation) as spoken,
    total(calls, is_missed) as missed,
    total(calls, not is_incoming and not is_conversation) as outgoing
from selected_totals($since, $until, $reps, $sources, $dimension)
group by key
order by key
