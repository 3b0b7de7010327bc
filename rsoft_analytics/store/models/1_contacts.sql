-- One row is a person or firm of the address books: entries of one name that share a number
-- or an e-mail, or that have neither. Scope: the names in contact_scope.
create or replace temp table entries as
select row_id(import_id, row) as row_id, raw_contacts.*
from raw_contacts
semi join contact_scope using (name_key);

create or replace temp table nodes as select row_id as node, row_id as label from entries;

create or replace temp table tokens as
with shared as (
    select row_id as node, name_key || '#' || number as token
    from entries join raw_contact_numbers using (import_id, row)
    where number is not null
    union
    select row_id, name_key || '@' || lower(unnest(emails)) from entries
)
select node, token from shared
union all
select row_id, name_key || '/' || coalesce(folded(company), '') from entries
where row_id not in (select node from shared)
