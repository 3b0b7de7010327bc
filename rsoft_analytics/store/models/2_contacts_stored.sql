-- One row is a contact, from the entries that were joined.
delete from contacts where name_key in (select name_key from contact_scope);

delete from contact_numbers
where contact_id in (select contact_id from contact_rows semi join contact_scope using (name_key));

delete from contact_rows where name_key in (select name_key from contact_scope);

create or replace temp view entries_joined as
select entries.*, nodes.label from entries join nodes on nodes.node = entries.row_id;

insert into contacts
select
    label,
    mode(name order by name),
    any_value(name_key),
    max(company),
    max(title),
    list_sort(list_distinct(flatten(list(emails)))),
    list_sort(list_distinct(flatten(list(groups)))),
    max(note),
    max(photo),
    count(*)
from entries_joined
group by label;

insert into contact_rows select label, row_id, name_key from entries_joined;

insert into contact_numbers
select joined.label, min(text), max(raw_contact_numbers.label), kind, number
from entries_joined as joined join raw_contact_numbers using (import_id, row)
group by joined.label, kind, number, if(number is null, text, null)
