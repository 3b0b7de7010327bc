-- Entries in address books
select
    raw_contacts.name, company, title, emails, groups, birthday, note, extra as other_columns,
    (select list(coalesce('+' || number, text) || coalesce(' (' || label || ')', '') order by position)
        from raw_contact_numbers as numbers
        where numbers.import_id = raw_contacts.import_id and numbers.row = raw_contacts.row) as numbers,
    photo is not null as has_photo,
    file_name as export, line, imported_at
from raw_contacts
join imports using (import_id)
where row_id(import_id, row) in (
        select row_id from contact_rows where list_contains($contacts::bigint[], contact_id))
order by imported_at, line
