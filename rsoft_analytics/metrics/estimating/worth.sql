-- One row is a source and a part of the day: how many first-time callers were spoken to in their
-- first call and have had their days since, and how many of them became leads in those days.
with known as (
    select max(first_day) as first_day, max(last_day) as last_day from extent
),
answered as (
    select caller, day, source, part_of_day(hour) as part from first_conversations, known
    where day <= last_day - $days
        and day > last_day - $days - 365  -- what callers did long ago says little of those of now
        and day >= first_day + $older  -- before that, everybody is new
),
led as (
    select number as caller, min(created_at)::date as lead_on, bool_or(stage = 'won') as is_won,
        sum(value) filter (stage = 'won' and currency = $currency) as value
    from leads_by_number() where number in (select caller from answered) group by number
)
select
    source,
    part,
    count(*) as callers,
    count(*) filter (lead_on between day and day + $days) as leads,
    count(*) filter (lead_on between day and day + $days and is_won) as won,
    count(value) filter (lead_on between day and day + $days and is_won) as valued,
    coalesce(sum(value) filter (lead_on between day and day + $days and is_won), 0)::double as value
from answered left join led using (caller)
group by all
