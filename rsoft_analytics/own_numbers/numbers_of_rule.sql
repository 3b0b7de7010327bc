-- One row is a number that a rule finds, the most calls first.
select
    numbers_found.number,
    callers.name,
    coalesce(callers.calls, 0) as calls,
    reason,
    numbers_found.number in (select number from kept_numbers where removed_at is null) as is_kept,
    numbers_found.number in (select number from own_numbers where removed_at is null) as is_listed
from numbers_found left join callers on caller = numbers_found.number
where rule = $rule
order by calls desc, numbers_found.number
