-- Which order of day and month an export's own times prove.
select
    count(*) filter (order_proved(written) = 'day') as day_first,
    count(*) filter (order_proved(written) = 'month') as month_first,
    count(*) filter (regexp_matches(written, '^\d{1,2}[/.-]\d{1,2}[/.-]\d{2}')) as open
from written_moments
