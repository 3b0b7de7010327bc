-- One row is a number that a rule finds, the most calls first.
select
    seen_number(numbers_found.number, $viewer) as number,
    seen_name(callers.name, $viewer) as name,
    coalesce(callers.calls, 0) as calls,
    seen_text(reason, $viewer) as reason,
    numbers_found.number in (select number from kept_numbers where removed_at is null) as is_kept,
    numbers_found.number in (select number from own_numbers where removed_at is null) as is_listed
from numbers_found left join callers on caller = numbers_found.number
where rule = $rule
order by calls desc, numbers_found.number
