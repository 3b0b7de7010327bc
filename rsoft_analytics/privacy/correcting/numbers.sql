-- Entries of address books and leads of the person bear the number that was corrected. Calls are
-- those of the number that rang, and stay so.
insert into scope
select number from corrections where field = 'number'
union
select new_value::bigint from corrections where field = 'number';

update raw_contact_numbers set number = new_value::bigint, text = '+' || new_value
from corrections, raw_contacts
where field = 'number' and raw_contact_numbers.number = corrections.number
    and raw_contacts.import_id = raw_contact_numbers.import_id and raw_contacts.row = raw_contact_numbers.row
    and raw_contacts.name_key = folded(old_value)
    and ($import_id is null or raw_contacts.import_id = $import_id);

insert into contact_scope
select name_key from raw_contacts join raw_contact_numbers using (import_id, row)
where number in (select new_value::bigint from corrections where field = 'number');

update raw_leads
set number = if(raw_leads.number = corrections.number, new_value::bigint, raw_leads.number),
    numbers = list_distinct(list_append(
        list_filter(numbers, lambda one: one <> corrections.number), new_value::bigint))
from corrections
where field = 'number' and list_contains(numbers, corrections.number) and name_key = folded(old_value)
    and ($import_id is null or import_id = $import_id);

insert into lead_scope
select record from raw_leads
where list_has_any(numbers, (select list(new_value::bigint) from corrections where field = 'number'))
