-- Which of a date's numbers is the day, and which the month.

-- A time without the weekday that some programs write before it, as in Mon 03/02/2026.
create or replace macro without_weekday(text) as
    regexp_replace(text, '^(?i:mon|tue|wed|thu|fri|sat|sun)[a-z]*[.,]* +', '');

-- Whether a time could be of two days, as nothing in it tells the day from the month.
create or replace macro is_of_two_days(text) as list_transform(
    [regexp_extract(without_weekday(tidy_moment(text)),
        '^(0?[1-9]|1[0-2])[ /.-]+(0?[1-9]|1[0-2])[ /.-]+''?\d', ['a', 'b'])],
    lambda parts: parts.a <> '' and ltrim(parts.a, '0') <> ltrim(parts.b, '0'))[1];

-- A day as it is written with its weekday, without its time.
create or replace macro written_day(text) as
    if(text < 'A', left(text, 10), regexp_extract(text,
        '^(?is)((?:mon|tue|wed|thu|fri|sat|sun)[a-z]*[.,]* +)?.{0,10}'));

-- The order in which a written day falls on the weekday before it: 'day', 'month', or null.
create or replace macro order_by_weekday(text) as list_transform(
    [regexp_extract(text,
        '^(?i)(mon|tue|wed|thu|fri|sat|sun)[a-z]*[.,]* +(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})',
        ['weekday', 'a', 'b', 'year'])],
    lambda parts: list_transform(
        [[strftime(try_cast(parts.year || '-' || parts.b || '-' || parts.a as date), '%a'),
            strftime(try_cast(parts.year || '-' || parts.a || '-' || parts.b as date), '%a')]],
        lambda days: case
            when days[1] = days[2] then null
            when lower(days[1]) = lower(parts.weekday) then 'day'
            when lower(days[2]) = lower(parts.weekday) then 'month' end)[1])[1];

-- Which order of day and month a day's own numbers prove: 'day', 'month', or null.
create or replace macro order_by_numbers(text) as
    case
        when regexp_matches(text, '^(1[3-9]|2\d|3[01])[/.-](0?[1-9]|1[0-2])[/.-]\d{2}') then 'day'
        when regexp_matches(text, '^(0?[1-9]|1[0-2])[/.-](1[3-9]|2\d|3[01])[/.-]\d{2}') then 'month'
    end;

-- Which order a day proves by its numbers, or else by its weekday.
create or replace macro order_proved(text) as
    if(text < 'A', order_by_numbers(text),
        coalesce(order_by_numbers(without_weekday(text)), order_by_weekday(text)));
