-- How many people the calls of a selection are of, whoever rang, by rep or in all; of a period
-- besides another ("inner"), those of the days that are not in both.
select key, count(distinct caller) as people
from selected_calls($since, $until, $reps, $sources, $dimension)
where not is_nobody(caller)
    and not ($has_inner and is_chosen(day, null, null, $inner_since, $inner_until, null, null))
group by key
