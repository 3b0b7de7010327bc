-- How many leads a selection is of, by rep or in all; of a period besides another ("inner"), those
-- of the days that are not in both, and those without a day.
select key, count(*) as people
from selected_leads($since, $until, $reps, $sources, $dimension)
where not ($has_inner and coalesce(is_chosen(day, null, null, $inner_since, $inner_until, null, null), false))
group by key
