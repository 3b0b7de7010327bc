-- One row is an e-mail that another contact has too.
select distinct email
from (select contact_id, lower(unnest(emails)) as email from contacts)
where list_contains($emails::varchar[], email) and not list_contains($contacts::bigint[], contact_id)
