-- One row is a number that another contact has too, and whose.
select number, list_sort(list(distinct coalesce(name, company, 'a contact without a name'))) as others
from contact_numbers join contacts using (contact_id)
where list_contains($numbers::bigint[], number) and not list_contains($contacts::bigint[], contact_id)
    and (name is not null or company is not null or emails <> [])
group by number
order by number
