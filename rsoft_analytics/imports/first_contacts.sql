-- The first contacts of an import as they will be stored.
select name as "Name", company as "Company",
    (select string_agg(coalesce('+' || number, text), ', ' order by position) from staged_contact_numbers
        where staged_contact_numbers.row = staged_contacts.row) as "Numbers",
    array_to_string(emails, ', ') as "E-mails", photo is not null as "Photo"
from staged_contacts order by row limit 5
