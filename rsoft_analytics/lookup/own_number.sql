-- One row is a number that is an own one, in which days and why; today's answer first.
select
    out.number as caller,
    out.kind,
    seen_text(coalesce(on_list.name, on_list.note), $viewer) as name,
    rule,
    seen_text(reason, $viewer) as reason,
    nullif(out.since, date '0001-01-01') as since,
    nullif(out.until, date '9999-12-31') as until,
    current_date between out.since and out.until as is_now
from excluded_numbers as out
left join own_numbers as on_list
    on on_list.number = out.number and removed_at is null
    and coalesce(on_list.since, date '0001-01-01') = out.since
where list_contains($callers::bigint[], out.number)
order by out.number, is_now desc, out.since desc
