-- One row is a number that is left out, and in which days; the list first, then rule by rule.
with on_list as (
    select number, name, note, since, until from own_numbers where removed_at is null
)
select
    seen_number(excluded_numbers.number, $viewer) as number,
    kind,
    seen_name(coalesce(on_list.name, callers.name), $viewer) as name,
    on_list.since,
    on_list.until,
    seen_text(note, $viewer) as note,
    rule,
    seen_text(reason, $viewer) as reason,
    coalesce(calls, 0) as calls
from excluded_numbers
left join on_list
    on rule is null and on_list.number = excluded_numbers.number
    and coalesce(on_list.since, date '0001-01-01') = excluded_numbers.since
left join callers on caller = excluded_numbers.number
where not is_nobody(excluded_numbers.number)
order by rule is not null, rule, calls desc, excluded_numbers.number, excluded_numbers.since
