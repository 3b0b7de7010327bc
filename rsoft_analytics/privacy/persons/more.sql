-- What else is known of whoever has these numbers and e-mails: more e-mails, names as written.
with leads_of as (
    select name, emails from lead_records
    where list_contains($numbers::bigint[], number)
        or list_has_any(list_transform(emails, lambda one: lower(one)), $emails::varchar[])
)
select
    coalesce((select list(distinct lower(email) order by lower(email))
        from (select unnest(emails) as email from leads_of)), []) as emails,
    coalesce((select list(distinct name order by name) from (
        select name from calls where list_contains($numbers::bigint[], caller)
        union select name from leads_of
        union select name from contacts where list_contains($contacts::bigint[], contact_id)
    ) where name is not null), []) as names
