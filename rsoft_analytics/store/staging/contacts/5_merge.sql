-- The entries go in; their names are in scope, and the numbers of all entries of these names.
insert into raw_contacts by name
select $import_id as import_id, * replace (coalesce(known_since, first_imported_at($content)) as known_since)
from staged_contacts;

insert into raw_contact_numbers by name
select $import_id as import_id, * from staged_contact_numbers
where row in (select row from staged_contacts);

create or replace temp table contact_scope as select distinct name_key from staged_contacts;

create or replace temp table scope as
select distinct number as party_key
from raw_contact_numbers
join raw_contacts using (import_id, row)
semi join contact_scope using (name_key)
where number is not null;

create or replace temp table contacts_before as
select contacts.*, list_sort(list_distinct(list(contact_numbers.number))) as numbers
from contacts semi join contact_scope using (name_key)
left join contact_numbers using (contact_id)
group by all;

create or replace temp table contact_rows_before as
select * from contact_rows semi join contact_scope using (name_key)
