-- One row is an entry of an address book with all that it may be known by.
select
    row, line, name_key, emails, null as record,
    name_key || '|' || coalesce(folded(company), '') as entry,
    coalesce((select list(number) from staged_contact_numbers
        where staged_contact_numbers.row = staged_contacts.row and number is not null), []) as numbers
from staged_contacts
