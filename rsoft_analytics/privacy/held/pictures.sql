-- One row is a picture of a person's contacts.
select distinct picture
from raw_contacts join photos using (photo)
where row_id(import_id, row) in (
    select row_id from contact_rows where list_contains($contacts::bigint[], contact_id))
