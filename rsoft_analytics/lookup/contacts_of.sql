-- One row is a contact who has one of the numbers, with all numbers of theirs.
select
    asked.number as caller,
    contacts.contact_id,
    seen_name(contacts.name, $viewer) as name,
    seen_name(contacts.company, $viewer) as company,
    seen_name(contacts.title, $viewer) as title,
    seen_emails(contacts.emails, $viewer) as emails,
    seen_text(contacts.note, $viewer) as note,
    (select list(coalesce(e164(seen_number(other.number, $viewer)), seen_text(other.text, $viewer))
            order by other.number = asked.number desc, other.text)
        from contact_numbers as other where other.contact_id = contacts.contact_id) as numbers
from contact_numbers as asked join contacts using (contact_id)
where list_contains($callers::bigint[], asked.number)
order by asked.number, contacts.rows desc, contacts.name
