-- One row is a source and a part of the day: the first-time callers whom nobody rang back in time,
-- and who neither were spoken to nor became a lead since.
select source, part_of_day(hour) as part, count(distinct caller) as callers
from selected_episodes($since, $until, $reps, $sources, null, $callback_window_hours)
where is_first_of_caller and is_matured and not is_returned and conversation_at is null
    and caller not in (select number from leads_by_number())
group by all
