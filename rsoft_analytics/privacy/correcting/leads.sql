-- Leads bear the name, firm or e-mail that was corrected; of one import where one is named.
create or replace temp table mended_leads as
select distinct import_id, row, record, field, old_value, new_value
from (select *, unnest(numbers) as one from raw_leads) as told
join corrections on told.one = corrections.number
where $import_id is null or import_id = $import_id
union
select distinct import_id, row, record, field, old_value, new_value
from (select *, unnest(emails) as one from raw_leads) as told
join corrections on lower(told.one) = corrections.email
where $import_id is null or import_id = $import_id;

update raw_leads set name = new_value, name_key = folded(new_value)
from mended_leads as mended
where raw_leads.import_id = mended.import_id and raw_leads.row = mended.row
    and field = 'name' and folded(name) = folded(old_value);

update raw_leads set company = new_value
from mended_leads as mended
where raw_leads.import_id = mended.import_id and raw_leads.row = mended.row and field = 'company';

update raw_leads
set emails = list_distinct(list_append(
    list_filter(emails, lambda one: lower(one) <> lower(coalesce(old_value, ''))), new_value))
from mended_leads as mended
where raw_leads.import_id = mended.import_id and raw_leads.row = mended.row and field = 'email';

insert into lead_scope select record from mended_leads;

insert into scope
select unnest(numbers) from raw_leads semi join mended_leads using (import_id, row)
