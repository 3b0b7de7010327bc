-- One row is a name that somebody else has as well, so that its mentions may mean them.
select distinct name_key from (
    select name_key from contacts where not list_contains($contacts::bigint[], contact_id)
    union all
    select name_key from callers where not list_contains($numbers::bigint[], caller)
    union all
    select name_key from leads
    where person is not null and not list_contains($numbers::bigint[], person)
        or person is null and not list_contains($leads::ubigint[], lead_key)
            and not list_has_any(list_transform(emails, lambda one: lower(one)), $emails::varchar[])
)
where list_contains($names::varchar[], name_key)
