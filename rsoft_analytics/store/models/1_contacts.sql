-- One row is a person or firm of the address books: entries of one name that share a number
-- or an e-mail, or that have neither. Scope: the names in contact_scope.
create or replace temp table contact_nodes as
select row_id(import_id, row) as row_id, row_id(import_id, row) as label, raw_contacts.*
from raw_contacts
semi join contact_scope using (name_key);

create or replace temp table contact_tokens as
with tokens as (
    select row_id, name_key || '#' || number as token
    from contact_nodes join raw_contact_numbers using (import_id, row)
    where number is not null
    union
    select row_id, name_key || '@' || lower(unnest(emails)) from contact_nodes
)
select row_id, token from tokens
union all
select row_id, name_key || '/' || coalesce(folded(company), '') from contact_nodes
where row_id not in (select row_id from tokens)
