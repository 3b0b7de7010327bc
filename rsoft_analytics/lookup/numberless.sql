-- One row is a contact or lead of that name who has no number that one could ring.
select seen_name(name, $viewer) as name, seen_name(company, $viewer) as company, photo,
    seen_emails(emails, $viewer) as emails, null as stage, null as source, null as channel, null as campaign,
    null as do_not_call,
    (select list(seen_text(text, $viewer) order by text) from contact_numbers
        where contact_numbers.contact_id = contacts.contact_id) as numbers
from contacts
where struct_extract($viewer, 'sees_names') and folded($name) <> ''
    and holds_words(folded(concat_ws(' ', name, company)), folded($name))
    and contact_id not in (select contact_id from contact_numbers where number is not null)
union all
select seen_name(name, $viewer), seen_name(company, $viewer), null, seen_emails(emails, $viewer), stage, source, channel, campaign, do_not_call, []
from lead_records
where struct_extract($viewer, 'sees_names') and folded($name) <> '' and number is null
    and holds_words(folded(concat_ws(' ', name, company)), folded($name))
limit 50
