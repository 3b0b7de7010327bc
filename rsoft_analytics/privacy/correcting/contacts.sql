-- Entries of address books bear the name, firm, e-mail or number that was corrected; of one import
-- where one is named.
create or replace temp table mended_entries as
select distinct raw_contacts.import_id, raw_contacts.row, name_key, field, old_value, new_value
from corrections
join raw_contact_numbers using (number)
join raw_contacts using (import_id, row)
where ($import_id is null or raw_contacts.import_id = $import_id)
    and (field in ('company', 'email') or field = 'name' and folded(name) = folded(old_value))
union
select distinct import_id, row, name_key, field, old_value, new_value
from (select *, unnest(emails) as one from raw_contacts) join corrections on lower(one) = corrections.email
where $import_id is null or import_id = $import_id;

insert into contact_scope select name_key from mended_entries;

update raw_contacts set name = new_value, name_key = folded(new_value)
from mended_entries as mended
where raw_contacts.import_id = mended.import_id and raw_contacts.row = mended.row
    and field = 'name' and folded(name) = folded(old_value);

update raw_contacts set company = new_value
from mended_entries as mended
where raw_contacts.import_id = mended.import_id and raw_contacts.row = mended.row and field = 'company';

update raw_contacts
set emails = list_distinct(list_append(
    list_filter(emails, lambda one: lower(one) <> lower(coalesce(old_value, ''))), new_value))
from mended_entries as mended
where raw_contacts.import_id = mended.import_id and raw_contacts.row = mended.row and field = 'email';

insert into contact_scope
select name_key from raw_contacts semi join mended_entries using (import_id, row);

insert into scope
select number from raw_contact_numbers semi join mended_entries using (import_id, row)
where number is not null
