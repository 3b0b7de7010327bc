-- One row is an entry of an address book, or a record of a lead, without a number or an e-mail.
select 'entry' as kind, name_key || '|' || coalesce(folded(company), '') as text
from raw_contacts semi join erasing_entries using (import_id, row)
where emails = [] and (import_id, row) not in (
    select (import_id, row) from raw_contact_numbers where number is not null)
union
select 'record', record::varchar from erasing_leads
