-- Leads lost with callers whom nobody rang back: an estimate
-- First-time callers whom nobody rang back in time, and who neither were spoken to nor became a lead since, count as much as answered first-time callers of the same source and part of the day did, of whom so many were noted as leads within 30 days, in a CRM, a form or by hand. The range is one of 95 %, chance included; n are the callers, money what so many leads are worth where sales have values.
-- unit: leads
-- value: estimate
-- by: month, hour, weekday, hour_of_week, rep, line, source, channel, campaign
with never_spoken_to as (
    select key, caller, source, part_of_day(hour) as part
    from selected_episodes($since, $until, $reps, $sources, $dimension, $callback_window_hours)
    where is_first_of_caller and is_matured and not is_returned and conversation_at is null
),
led as (  -- of those few, not of all
    select number as caller from leads_by_number()
    where number in (select caller from never_spoken_to)
)
select key, source, part, count(distinct caller) as callers
from never_spoken_to anti join led using (caller)
group by all
