-- One row is a contact with all that it may be known by.
select
    contact_id, name_key, null as record,
    name_key || '|' || coalesce(folded(company), '') as entry,
    list_transform(emails, lambda one: lower(one)) as emails,
    coalesce((select list(distinct number) from contact_numbers
        where contact_numbers.contact_id = contacts.contact_id and number is not null), []) as numbers
from contacts
