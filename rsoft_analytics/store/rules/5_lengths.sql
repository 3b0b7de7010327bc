-- Lengths of calls and amounts of money as exports write them.

create or replace macro decimal_point(text) as try_cast(replace(text, ',', '.') as double);

-- How many of a unit a text such as "1h 2m 3s" or "PT1H51M35S" holds.
create or replace macro units_in(text, unit) as
    coalesce(decimal_point(regexp_extract(text, '(\d+(?:[.,]\d+)?)\s*' || unit, 1)), 0);

-- What a spreadsheet keeps for a length: a share of a day, which makes whole seconds.
create or replace macro is_share_of_day(text) as
    regexp_full_match(text, '0?[.,]\d{4,}|\d(\.\d+)?e-0\d')
    and abs(decimal_point(text) * 86400 - round(decimal_point(text) * 86400)) < 0.01;

create or replace macro length_of(text, unit) as
    case
        when list_contains(
            ['not connected', 'not answered', 'unanswered', 'no answer', 'not picked', 'missed'], text) then 0
        when is_share_of_day(text) then decimal_point(text) * 86400
        when regexp_full_match(text, '\d+([.,]\d*)?|[.,]\d+') then
            decimal_point(text) * case unit when 'ms' then 0.001 when 'min' then 60 else 1 end
        when regexp_full_match(text, '\d+:\d{1,2}') then
            split_part(text, ':', 1)::double * 60 + split_part(text, ':', 2)::double
        when regexp_full_match(text, '\d+:\d{1,2}:\d{1,2}([.,]\d+)?') then
            split_part(text, ':', 1)::double * 3600 + split_part(text, ':', 2)::double * 60
            + floor(decimal_point(split_part(text, ':', 3)))
        when regexp_full_match(text,
            '(pt)?\s*(\d+([.,]\d+)?\s*(h|hrs?|hours?)\b?[\s,]*)?'
            || '(\d+([.,]\d+)?\s*(m|mins?|minutes?)\b?[\s,]*)?(\d+([.,]\d+)?\s*(s|secs?|seconds?))?\.?')
            and regexp_matches(text, '\d')
            then units_in(text, 'h') * 3600 + units_in(text, 'm') * 60 + units_in(text, 's')
    end;

-- Seconds that a length of a call means; null where it says nothing, -1 where it is unreadable.
create or replace macro seconds_of(text, unit) as
    case when not blank(text)
        then coalesce(try_cast(round(length_of(lower(trim(text)), unit)) as integer), -1) end;

-- An amount without its currency, in lower case.
create or replace macro bare_amount(text) as
    trim(regexp_replace(
        regexp_replace(lower(trim(text)), '[\s\p{Z}]+', ' ', 'g'),
        '^(-?)(rs\.?|inr|usd|eur|gbp|aed|[₹$€£]) ?|(/-| ?(rs\.?|inr|usd|eur|gbp|aed|[₹$€£]|only))+$', '\1', 'g'
    ));

-- The digits of an amount, in whichever grouping: 2,10,000.50 and 210,000.50 and 210.000,50.
-- What 1.234 and 1,234 are is told by the rest of the file: ``comma`` where it writes 0,50.
create or replace macro digits_of_amount(text, comma) as
    case
        when comma and regexp_full_match(text, '-?\d{1,3}([. ]\d{3})*(,\d+)?|-?\d+(,\d+)?')
            then replace(regexp_replace(text, '[. ]', '', 'g'), ',', '.')
        when regexp_full_match(text, '-?\d+(\.\d+)?') then text
        when regexp_full_match(text, '-?\d{1,3}([ ,]\d{2,3})*[ ,]\d{3}(\.\d+)?')
            then regexp_replace(text, '[ ,]', '', 'g')
        when regexp_full_match(text, '-?\d{1,3}([. ]\d{3})+,\d{1,2}|-?\d{1,3}(\.\d{3}){2,}|-?\d+,\d{1,2}')
            then replace(regexp_replace(text, '[. ]', '', 'g'), ',', '.')
    end;

-- An amount of money: rupee signs, thousands in any grouping, lakh and crore; null where it is none.
create or replace macro amount(text, comma := false) as
    try_cast(
        case
            when regexp_full_match(bare_amount(text), '-?\d+(\.\d+)? ?(l|lac|lacs|lakh|lakhs|cr|crore|crores|k)') then
                (round(regexp_extract(bare_amount(text), '^-?\d+(?:\.\d+)?')::double
                    * case left(regexp_extract(bare_amount(text), '[a-z]'), 1)
                        when 'l' then 1e5 when 'c' then 1e7 else 1e3 end, 2))::varchar
            else digits_of_amount(bare_amount(text), comma)
        end as decimal(18, 2)
    );

-- Which sign before decimals an amount proves: 'comma', 'point', or null where it could be read
-- either way or has no sign. Of whole numbers (impressions, clicks) any sign is one of thousands.
create or replace macro decimals_proved(text, is_whole) as
    case
        when is_whole and regexp_full_match(text, '\d{1,3}(\.\d{3})+') then 'comma'
        when is_whole and regexp_full_match(text, '\d{1,3}(,\d{2,3})*,\d{3}') then 'point'
        when regexp_full_match(text, '-?\d+,(\d{1,2}|\d{4,})|-?\d{1,3}([. ]\d{3})+,\d+|-?\d{1,3}(\.\d{3}){2,}|-?0,\d+')
            then 'comma'
        when regexp_full_match(text, '-?\d+\.(\d{1,2}|\d{4,})|-?\d{1,3}(,\d{2,3})*,\d{3}\.\d+|-?\d{1,3}(,\d{2,3})+,\d{3}|-?0\.\d+|-?\d{4,}\.\d+')
            then 'point'
    end;
