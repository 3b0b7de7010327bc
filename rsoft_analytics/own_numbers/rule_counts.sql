-- One row is a rule: how many numbers and calls it takes out, or would if it were switched on.
select
    rule,
    count(*) as found,
    count(*) filter (is_kept) as kept,
    count(*) filter (is_its_own) as numbers,
    coalesce(sum(callers.calls) filter (is_its_own), 0)::bigint as calls
from (
    select
        numbers_found.rule,
        numbers_found.number,
        kept_numbers.number is not null as is_kept,
        -- left out by this rule, or counted until it is switched on
        kept_numbers.number is null
            and (out.number is null or coalesce(out.rule = numbers_found.rule, false)) as is_its_own
    from numbers_found
    left join (select distinct number, rule from excluded_numbers) as out using (number)
    left join (select distinct number from kept_numbers where removed_at is null) as kept_numbers
        using (number)
) as judged
left join callers on caller = number
group by rule
