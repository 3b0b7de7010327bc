-- One row is a contact or lead of that name who has no number that one could ring.
select name, company, photo, emails, null as stage, null as source, null as channel, null as campaign, null as do_not_call,
    (select list(text order by text) from contact_numbers
        where contact_numbers.contact_id = contacts.contact_id) as numbers
from contacts
where folded($name) <> ''
    and holds_words(folded(concat_ws(' ', name, company)), folded($name))
    and contact_id not in (select contact_id from contact_numbers where number is not null)
union all
select name, company, null, emails, stage, source, channel, campaign, do_not_call, []
from lead_records
where folded($name) <> '' and number is null
    and holds_words(folded(concat_ws(' ', name, company)), folded($name))
limit 50
