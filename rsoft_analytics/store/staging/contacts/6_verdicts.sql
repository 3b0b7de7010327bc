-- How many entries told of contacts that nobody had told of, changed one, or changed nothing.
with mine as (
    select row_id, contact_id from contact_rows
    where row_id // 4294967296 = $import_id
),
known as (
    select distinct on (mine.row_id) mine.row_id, mine.contact_id, contact_rows_before.contact_id as before_id
    from mine
    join contact_rows using (contact_id)
    join contact_rows_before on contact_rows_before.row_id = contact_rows.row_id
    order by mine.row_id, before_id
),
compared as (
    select
        now.name is distinct from was.name or now.company is distinct from was.company
            or now.title is distinct from was.title or now.emails is distinct from was.emails
            or now.groups is distinct from was.groups or now.note is distinct from was.note
            or now.photo is distinct from was.photo
            or (select list_sort(list_distinct(list(number))) from contact_numbers
                where contact_numbers.contact_id = known.contact_id)
                is distinct from was.numbers as is_changed
    from known
    join contacts as now on now.contact_id = known.contact_id
    join contacts_before as was on was.contact_id = known.before_id
)
select
    (select count(*) from mine) - (select count(*) from known) as added,
    count(*) filter (is_changed) as updated,
    count(*) filter (not is_changed) as unchanged
from compared
