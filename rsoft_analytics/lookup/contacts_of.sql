-- One row is a contact who has one of the numbers, with all numbers of theirs.
select
    asked.number as caller,
    contacts.contact_id,
    contacts.name,
    contacts.company,
    contacts.title,
    contacts.emails,
    contacts.note,
    (select list(coalesce('+' || other.number, other.text) order by other.number = asked.number desc, other.text)
        from contact_numbers as other where other.contact_id = contacts.contact_id) as numbers
from contact_numbers as asked join contacts using (contact_id)
where list_contains($callers::bigint[], asked.number)
order by asked.number, contacts.rows desc, contacts.name
