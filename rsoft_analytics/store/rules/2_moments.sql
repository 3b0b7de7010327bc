-- Times and lengths as exports write them. The store keeps instants; a time without an
-- offset is read in the export's zone.

create or replace macro blank(text) as
    text is null or lower(text) in ('', '-', '--', 'null', 'none', 'n/a', 'na', 'nan', 'nat', '(not set)');

-- One spelling for spaces, separators, month names and AM/PM.
create or replace macro tidy_moment(text) as
    regexp_replace(
        regexp_replace(
            regexp_replace(
                regexp_replace(
                    trim(regexp_replace(replace(replace(text, ',', ' '), ' at ', ' '), '\s+', ' ', 'g')),
                    '(?i)^(mon|tue|wed|thu|fri|sat|sun)[a-z]*\.? ', ''
                ),
                '^(\d{1,4})[/.-](\d{1,2}|[A-Za-z]{3,9})[/.-](\d{2,4})', '\1-\2-\3'
            ),
            '(?i)\s*([ap])\.?m\.?\b\.?', ' \1M'
        ),
        '(?i)\bsept\b', 'Sep'
    );

-- The offset that a time carries: Z, +05:30, +0530, GMT or UTC; '' where it carries none.
create or replace macro offset_of(text) as
    trim(regexp_extract(
        text, '(?i)\d:\d{2}(?:[.,]\d+)?(?:\s*[ap]\.?m\.?)?\s*(Z|UTC|GMT|(?:UTC|GMT)?[+-]\d{2}:?\d{2})$', 1
    ));

create or replace macro offset_minutes(mark) as
    case when regexp_matches(mark, '[+-]\d{2}:?\d{2}$') then
        (case when mark like '%-%' then -1 else 1 end)
        * (regexp_extract(mark, '(\d{2}):?(\d{2})$', 1)::integer * 60
            + regexp_extract(mark, '(\d{2}):?(\d{2})$', 2)::integer)
    else 0 end;

create or replace macro local_iso(text) as
    coalesce(
        try_strptime(text, ['%Y-%m-%d %H:%M:%S', '%Y-%m-%dT%H:%M:%S', '%Y-%m-%d %H:%M']),
        case when regexp_matches(text, '^\d{4}-\d{2}-\d{2}[ T]') then try_cast(text as timestamp) end
    );

create or replace macro local_day_first(text) as
    try_strptime(text, [
        '%d-%m-%y %H:%M:%S', '%d-%m-%Y %H:%M:%S', '%d-%m-%y %H:%M', '%d-%m-%Y %H:%M',
        '%d-%m-%y %I:%M:%S %p', '%d-%m-%Y %I:%M:%S %p', '%d-%m-%y %I:%M %p', '%d-%m-%Y %I:%M %p',
        '%d-%m-%y', '%d-%m-%Y'
    ]);

create or replace macro local_month_first(text) as
    try_strptime(text, [
        '%m-%d-%y %H:%M:%S', '%m-%d-%Y %H:%M:%S', '%m-%d-%y %H:%M', '%m-%d-%Y %H:%M',
        '%m-%d-%y %I:%M:%S %p', '%m-%d-%Y %I:%M:%S %p', '%m-%d-%y %I:%M %p', '%m-%d-%Y %I:%M %p',
        '%m-%d-%y', '%m-%d-%Y'
    ]);

create or replace macro local_in_words(text) as
    try_strptime(text, [
        '%Y-%m-%d', '%Y-%m-%d %I:%M:%S %p', '%Y-%m-%d %I:%M %p',
        '%d %b %y %H:%M:%S', '%d %b %Y %H:%M:%S', '%d %b %y %H:%M', '%d %b %Y %H:%M',
        '%d %b %y %I:%M:%S %p', '%d %b %Y %I:%M:%S %p', '%d %b %y %I:%M %p', '%d %b %Y %I:%M %p',
        '%d %b %y', '%d %b %Y',
        '%d-%b-%y %H:%M:%S', '%d-%b-%Y %H:%M:%S', '%d-%b-%y %H:%M', '%d-%b-%Y %H:%M',
        '%d-%b-%y %I:%M:%S %p', '%d-%b-%Y %I:%M:%S %p', '%d-%b-%y %I:%M %p', '%d-%b-%Y %I:%M %p',
        '%d-%b-%y', '%d-%b-%Y',
        '%d %B %Y %H:%M:%S', '%d %B %Y %H:%M', '%d %B %Y %I:%M:%S %p', '%d %B %Y %I:%M %p', '%d %B %Y',
        '%b %d %Y %H:%M:%S', '%b %d %Y %H:%M', '%b %d %Y %I:%M:%S %p', '%b %d %Y %I:%M %p', '%b %d %Y',
        '%B %d %Y %H:%M:%S', '%B %d %Y %H:%M', '%B %d %Y %I:%M:%S %p', '%B %d %Y %I:%M %p', '%B %d %Y',
        '%b %d %H:%M:%S %Y'
    ]);

create or replace macro local_moment(text, day_first) as
    coalesce(
        local_iso(text),
        case when day_first then local_day_first(tidy_moment(text))
            else local_month_first(tidy_moment(text)) end,
        local_in_words(tidy_moment(text)),
        -- a spreadsheet's serial day
        case when regexp_full_match(text, '[2-7]\d{4}(\.\d+)?')
            then timestamp '1899-12-30' + to_microseconds((text::double * 86400e6)::bigint) end
    );

create or replace macro without_offset(text) as
    trim(left(text, length(text) - length(offset_of(text))));

-- The instant a text means; null where it is no time.
create or replace macro moment(text, day_first, zone) as
    case
        when blank(text) then null
        when regexp_full_match(text, '\d{12,13}') then to_timestamp(text::bigint / 1000)
        when regexp_full_match(text, '\d{9,10}(\.\d+)?') then to_timestamp(text::double)
        when offset_of(text) <> '' then
            timezone('UTC', local_moment(without_offset(text), day_first)
                - to_minutes(offset_minutes(offset_of(text))))
        else timezone(zone, local_moment(text, day_first))
    end;

-- How finely a text tells the time, in seconds: 0 for milliseconds, 86400 for days.
create or replace macro resolution_of(text) as
    case
        when regexp_full_match(text, '\d{12,13}') then 0
        when regexp_full_match(text, '\d{9,10}(\.\d+)?|[2-7]\d{4}\.\d+') then 1
        when regexp_matches(text, '\d:\d{2}:\d{2}') then 1
        when regexp_matches(text, '\d:\d{2}') then 60
        else 86400
    end;

-- Which order of day and month a text proves: 'day', 'month', or null.
create or replace macro order_proved(text) as
    case
        when regexp_extract(text, '^(\d{1,2})[/.-]\d{1,2}[/.-]\d{2}', 1) > '12'
            and length(regexp_extract(text, '^(\d{1,2})[/.-]', 1)) = 2 then 'day'
        when regexp_extract(text, '^\d{1,2}[/.-](\d{1,2})[/.-]\d{2}', 1) > '12'
            and length(regexp_extract(text, '^\d{1,2}[/.-](\d{1,2})[/.-]', 1)) = 2 then 'month'
    end;

-- Seconds that a length of a call means; null where it says nothing, -1 where it is unreadable.
create or replace macro seconds_of(text, unit) as
    case
        when blank(text) then null
        when regexp_full_match(text, '0?\.\d{3,}') then round(text::double * 86400)
        when regexp_full_match(text, '\d{1,9}([.,]\d+)?') then
            round(replace(text, ',', '.')::double
                * case unit when 'ms' then 0.001 when 'min' then 60 else 1 end)
        when regexp_full_match(text, '\d{1,4}:\d{1,2}:\d{1,2}([.,]\d+)?') then
            split_part(text, ':', 1)::integer * 3600 + split_part(text, ':', 2)::integer * 60
            + floor(replace(split_part(text, ':', 3), ',', '.')::double)
        when regexp_full_match(text, '\d{1,4}:\d{1,2}') then
            split_part(text, ':', 1)::integer * 60 + split_part(text, ':', 2)::integer
        when regexp_full_match(lower(text),
            '(pt)?\s*(\d+\s*(h|hrs?|hours?)\b?[\s,]*)?(\d+\s*(m|mins?|minutes?)\b?[\s,]*)?(\d+\s*(s|secs?|seconds?))?\.?')
            then coalesce(try_cast(regexp_extract(lower(text), '(\d+)\s*h', 1) as integer), 0) * 3600
            + coalesce(try_cast(regexp_extract(lower(text), '(\d+)\s*m', 1) as integer), 0) * 60
            + coalesce(try_cast(regexp_extract(lower(text), '(\d+)\s*s', 1) as integer), 0)
        else -1
    end::integer;

-- An amount of money: rupee signs, thousands in either grouping, lakh and crore.
create or replace macro amount(text) as
    try_cast(
        regexp_replace(replace(text, ',', ''), '(?i)^(rs\.?|inr|usd|eur|gbp|[₹$€£])\s*|\s*(rs\.?|inr|/-)$', '', 'g')
        as decimal(18, 2)
    );
