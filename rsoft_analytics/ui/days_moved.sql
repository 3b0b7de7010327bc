-- How many calls lie on another day, and in another hour, in another time zone.
select
    count(*) as calls,
    count(*) filter (timezone($zone, started_at)::date <> day) as on_another_day,
    count(*) filter (hour(timezone($zone, started_at)) <> hour) as in_another_hour
from calls
