-- One row is a day, or the week that begins on it: how its calls went.
select
    key as day,
    count(*) filter (is_conversation) as spoken,
    count(*) filter (is_missed) as missed,
    count(*) filter (direction = 'outgoing' and not is_conversation) as outgoing
from selected_calls($since, $until, $reps, $sources, $dimension)
group by key
order by key
