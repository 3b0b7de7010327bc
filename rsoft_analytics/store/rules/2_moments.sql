-- Times as exports write them. The store keeps instants; a time without
-- an offset is read in the export's zone.

-- No IN: that becomes a join, which is made even where nobody asks.
create or replace macro blank(text) as
    text is null or list_contains([
        '', '-', '--', 'null', 'none', 'n/a', 'na', 'nan', 'nat', '(not set)',
        '0000-00-00', '0000-00-00 00:00:00'
    ], lower(trim(text)));

-- One spelling for spaces of all kinds, and for "at" between day and time.
create or replace macro tidy_moment(text) as
    regexp_replace(
        trim(regexp_replace(lower(text), '[\s\p{Z},]+(at\s)?|\([^)]*\)$', ' ', 'g')),
        -- as Unix and Java write it: the year behind the time
        '^([a-z]{3} )?([a-z]{3}) (\d{1,2}) ([\d:]+)( [a-z]{3}(?:[+-]\d\d:\d\d)?)? (\d{4})$', '\2 \3 \6 \4\5');

-- The parts of a written time, all '' where the text is none. The three parts of the day are
-- taken as they stand: their order is told by their shapes, or is the export's own. Years are
-- those of call logs: what says 1970 or 9999 says that it does not know.
create or replace macro moment_parts(text) as regexp_extract(
    text,
    '^(?:(?:mon|tue|wed|thu|fri|sat|sun)[a-z]*\.? )?'
    || '((?:19[89]|20\d)\d|\d{1,2}|[a-z]{3,9})(?:st|nd|rd|th)?[ /.-]+'
    || '(\d{1,2}|[a-z]{3,9})(?:st|nd|rd|th)?[ /.-]+''?((?:19[89]|20\d)\d|\d{1,2})'
    || '(?:[t ](\d{1,2})[:.](\d{2})(?:[:.](\d{2}(?:\.\d+)?))?(?: \d+)?(?: ?([ap])\.? ?m\.?)?'
    || ' ?(z|ist|utc|gmt|(?:utc|gmt)?[+-](?:0\d|1[0-4])(?::?[0-5]\d)?'
    || '|(?:utc|gmt)[+-]\d(?::[0-5]\d)?)?)?$',
    ['a', 'b', 'c', 'hour', 'minute', 'second', 'half', 'zone']
);

-- The same parts of a time that is digits alone, such as 20260302T180500Z.
create or replace macro compact_parts(text) as regexp_extract(
    text,
    '^((?:19[89]|20\d)\d)(\d{2})(\d{2})(?:[t ]?(\d{2})(\d{2})(\d{2}))?()(z?)$',
    ['a', 'b', 'c', 'hour', 'minute', 'second', 'half', 'zone']
);

create or replace macro month_of(part) as
    coalesce(
        list_position(
            ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'],
            left(part, 3))::varchar,
        part);

create or replace macro year_of(part) as
    case when length(part) = 4 then part when part >= '80' then '19' || part else '20' || part end;

-- Whether the year comes first, and, where it does not, whether the month does.
create or replace macro is_year_first(parts) as parts.a < 'a' and length(parts.a) = 4;

create or replace macro is_month_first(parts, day_first) as
    not is_year_first(parts) and (parts.a >= 'a' or not (day_first or parts.b >= 'a'));

create or replace macro day_of(parts, day_first) as
    if(is_year_first(parts), parts.a, year_of(parts.c)) || '-'
    || month_of(if(is_month_first(parts, day_first), parts.a, parts.b)) || '-'
    || case when is_year_first(parts) then parts.c
        when is_month_first(parts, day_first) then parts.b else parts.a end;

-- 6 PM is 18; programs that write 18 PM mean 18 too, but 0 PM and 13 AM are nothing.
create or replace macro hour_of(parts) as
    case
        when parts.hour = '' then '0'
        when parts.half = '' then parts.hour
        when parts.half = 'p' and parts.hour::integer between 1 and 11
            then (parts.hour::integer + 12)::varchar
        when parts.half = 'a' and parts.hour = '12' then '0'
        when parts.half = 'a' and parts.hour::integer > 12 then '99'
        when parts.half = 'p' and parts.hour::integer = 0 then '99'
        else parts.hour
    end;

create or replace macro iso_of(parts, day_first) as
    day_of(parts, day_first) || ' ' || hour_of(parts) || ':'
    || if(parts.minute = '', '00', parts.minute) || ':'
    || if(parts.second = '', '00', parts.second);

-- The offset of a written zone as ISO has it: Z, +05:30, +0530, +05, GMT+05:30, GMT+5:30, IST.
create or replace macro offset_of(zone) as
    case zone when 'ist' then '+05:30' when 'z' then 'Z' when 'utc' then 'Z' when 'gmt' then 'Z'
        else regexp_replace(ltrim(zone, 'utcgm'), '^([+-])(\d)(:|$)', '\10\2\3') end;

-- A list of one is how a macro gives a value a name.
create or replace macro moment_of(parts, day_first, zone) as list_transform(
    [iso_of(parts, day_first)],
    lambda written: case
        when parts.zone = '' then timezone(zone, try_cast(written as timestamp))
        else try_cast(written || offset_of(parts.zone) as timestamptz)
    end)[1];

-- The instant a text means; null where it is no time.
create or replace macro moment(text, day_first, zone) as
    case
        when blank(text) then null
        when regexp_full_match(text, '(19[89]|20\d)\d-\d\d-\d\d[ T]\d\d:\d\d(:\d\d(\.\d+)?)?')
            then timezone(zone, try_cast(text as timestamp))
        when regexp_full_match(text,
            '(19[89]|20\d)\d-\d\d-\d\d[ T]\d\d:\d\d:\d\d(\.\d+)?(Z|[+-](0\d|1[0-4]):?[0-5]\d)')
            then try_cast(text as timestamptz)
        -- digits alone: milliseconds, seconds, a spreadsheet's day, or a day run together
        when regexp_full_match(text, '[3-9]\d{11}|[1-3]\d{12}') then to_timestamp(text::bigint / 1000)
        when regexp_full_match(text, '([3-9]\d{8}|[1-3]\d{9})(\.\d+)?') then to_timestamp(text::double)
        when regexp_full_match(text, '(29[3-9]|[3-6]\d\d)\d\d(\.\d+)?') then timezone(zone,
            timestamp '1899-12-30' + to_seconds(round(text::double * 86400)::bigint))
        else list_transform(
            [if(regexp_full_match(text, '\d{8}([Tt ]?\d{6}[Zz]?)?'),
                compact_parts(lower(text)), moment_parts(tidy_moment(text)))],
            lambda parts: moment_of(parts, day_first, zone))[1]
    end;

-- How finely a text tells the time, in seconds: 0 for milliseconds, 86400 for days.
create or replace macro resolution_of(text) as
    case
        when regexp_full_match(text, '\d{12,13}') then 0
        when regexp_full_match(text, '\d{9,10}(\.\d+)?|\d{5}\.\d+|\d{8}[Tt ]?\d{6}[Zz]?') then 1
        when regexp_matches(text, '\d:\d{2}:\d{2}|\s\d{1,2}\.\d{2}\.\d{2}') then 1
        when regexp_matches(text, '\d:\d{2}|\s\d{1,2}\.\d{2}$') then 60
        else 86400
    end;
