-- Entries of address books stay as entries of nobody: when a number was known decides who is new.
update raw_contact_numbers
set text = '', label = null, kind = 'erased', number = key
from erasing_entries, erasing_numbers
where raw_contact_numbers.import_id = erasing_entries.import_id
    and raw_contact_numbers.row = erasing_entries.row
    and raw_contact_numbers.number = erasing_numbers.number;

update raw_contact_numbers
set text = '', label = null, kind = 'erased'
from erasing_entries
where raw_contact_numbers.import_id = erasing_entries.import_id
    and raw_contact_numbers.row = erasing_entries.row
    and raw_contact_numbers.number is null;

update raw_contacts
set uid = null, name = null, name_key = '', company = null, title = null, emails = [], groups = [],
    birthday = null, note = null, photo = null, extra = null
from erasing_entries
where raw_contacts.import_id = erasing_entries.import_id and raw_contacts.row = erasing_entries.row;

-- Entries of others lose what was the person's.
insert into contact_scope
select distinct name_key
from raw_contacts join raw_contact_numbers using (import_id, row)
where number in (select number from numbers_gone)
union
select name_key from (select name_key, unnest(emails) as email from raw_contacts)
where lower(email) in (select email from erasing_emails)
union
select name_key from erasing_entries
union
select '';

update raw_contact_numbers set text = '', label = null, kind = 'erased', number = null
where number in (select number from numbers_gone);

update raw_contacts set emails = list_filter(emails, lambda one: not list_contains($emails, lower(one)))
where list_has_any(list_transform(emails, lambda one: lower(one)), $emails::varchar[]);

delete from photos where photo not in (select photo from raw_contacts where photo is not null)
