-- Time between two moments, by the clock on the wall and as an office counts it.

-- Seconds between two moments. (To subtract times with zones takes a calendar, and 300 times as long.)
create or replace macro elapsed(since, until) as (epoch_us(until) - epoch_us(since)) / 1e6;

-- Seconds that a week with these days (1 is Monday) and hours (seconds of the day) is open until a
-- moment of its own clock, counted from a Monday long ago: whole weeks, the days of this week, and today.
create or replace macro open_until(local_time, days, opens, closes) as
    (date_diff('day', date '1900-01-01', local_time::date) // 7 * len(days)
        + len(list_filter(days, lambda day: day < isodow(local_time::date)))) * (closes - opens)
    + if(
        list_contains(days, isodow(local_time::date)),
        greatest(least(epoch(local_time - local_time::date), closes) - opens, 0),
        0);

-- Seconds between two moments while the office was open.
create or replace macro open_seconds(since, until, days, opens, closes) as
    open_until(until::timestamp, days, opens, closes)
    - open_until(since::timestamp, days, opens, closes);
