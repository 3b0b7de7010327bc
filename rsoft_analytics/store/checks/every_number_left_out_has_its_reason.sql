-- Every number that is left out stands on the list or was found by a rule, and once in a day.
select seen_number(number, $viewer) as number, kind, rule, since, until
from excluded_numbers as out
where rule is null and not exists (
        from own_numbers where own_numbers.number = out.number and removed_at is null)
    or rule is not null and not exists (
        from numbers_found where numbers_found.number = out.number and numbers_found.rule = out.rule)
    or rule is not null and number in (select number from kept_numbers where removed_at is null)
union all
select seen_number(one.number, $viewer), one.kind, one.rule, one.since, one.until
from excluded_numbers as one
join excluded_numbers as other
    on one.number = other.number and one.since < other.since and one.until >= other.since
