-- Which order of day and month an export's own times prove, and one that could be read either way.
select
    count(*) filter (order_proved(written) = 'day') as day_first,
    count(*) filter (order_proved(written) = 'month') as month_first,
    count(*) filter (regexp_matches(day, '^\d{1,2}[/.-]\d{1,2}[/.-]\d{2}')) as open,
    min(regexp_extract(day, '^\d{1,2}[/.-]\d{1,2}[/.-](\d{4}|\d{2})')) filter (
        regexp_matches(day, '^(0?[1-9]|1[0-2])[/.-](0?[1-9]|1[0-2])[/.-]\d{2}')
        and ltrim(regexp_extract(day, '^(\d+)', 1), '0')
            <> ltrim(regexp_extract(day, '^\d+.(\d+)', 1), '0')) as example
from (
    select written, if(written < 'A', written, without_weekday(written)) as day from written_moments
)
