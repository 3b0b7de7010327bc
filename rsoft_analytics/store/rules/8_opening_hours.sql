-- Time between two moments, by the clock on the wall and as an office counts it.

-- Seconds between two moments. To subtract times with zones takes a calendar, and 300 times as long.
create or replace macro elapsed(since, until) as (epoch_us(until) - epoch_us(since)) / 1e6;

-- The second of the day that a moment of the office's own clock is in.
create or replace macro second_of_day(local_time) as epoch_us(local_time) % 86400000000 / 1e6;

-- Whether an office with these days of the week (a bit each, Monday's is 1) and these holidays
-- opens on a day.
create or replace macro opens_on(day, days, holidays) as
    days >> (isodow(day) - 1)::integer & 1 = 1
    and not coalesce(list_contains(holidays::date[], day), false);

-- The seconds that the office has been open by a second of one of its days.
create or replace macro open_by(seconds, is_open, open_before, opens, closes) as
    open_before + if(is_open, greatest(least(seconds, closes) - opens, 0), 0);

-- One row is a day that the store tells of: whether the office was open, and for how many seconds
-- it was on the days before.
create or replace macro office_days(days, opens, closes, holidays) as table
with known as (
    select unnest(generate_series(first_day::timestamp, last_day::timestamp, interval 1 day))::date as day
    from extent
),
open as (select day, opens_on(day, days, holidays) as is_open from known)
select
    day,
    is_open,
    coalesce(sum(if(is_open, closes - opens, 0)) over (
        order by day rows between unbounded preceding and 1 preceding), 0) as open_before
from open
