-- Time between two moments, by the clock on the wall and as an office counts it.

-- Seconds between two moments. To subtract times with zones takes a calendar, and 300 times as long.
create or replace macro elapsed(since, until) as (epoch_us(until) - epoch_us(since)) / 1e6;

-- Seconds that an office with these days (a bit each, Monday's is 1) and hours (seconds of the day)
-- was open until a moment of its own clock, counted from a Monday long ago: whole weeks, the days
-- of this week, and today.
create or replace macro open_until(local_time, days, opens, closes) as
    (date_diff('day', date '1900-01-01', local_time::date) // 7 * bit_count(days)
        + bit_count(days & ((1 << (isodow(local_time) - 1)::integer) - 1))) * (closes - opens)
    + if(
        (days >> (isodow(local_time) - 1)::integer) & 1 = 1,
        greatest(least(epoch(local_time) - epoch(local_time::date), closes) - opens, 0),
        0);

-- Seconds between two moments while the office was open.
create or replace macro open_seconds(since, until, days, opens, closes) as
    open_until(until::timestamp, days, opens, closes)
    - open_until(since::timestamp, days, opens, closes);
