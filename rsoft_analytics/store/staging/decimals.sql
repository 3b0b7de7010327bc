-- Which sign before decimals an export's own amounts prove, and one that could be read either way.
select
    count(*) filter (proved = 'comma') as comma,
    count(*) filter (proved = 'point') as point,
    count(*) filter (is_open) as open,
    min(written) filter (is_open) as example
from (
    select *,
        decimals_proved(bare_amount(written), is_whole) as proved,
        proved is null and regexp_full_match(bare_amount(written), '-?[1-9]\d{0,2}[.,]\d{3}') as is_open
    from written_amounts
)
