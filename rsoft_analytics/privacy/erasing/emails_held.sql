-- One row is an e-mail address that the store holds anything about.
select distinct lower(email) as email from (
    select unnest(emails) as email from raw_contacts
    union all
    select unnest(emails) from raw_leads
    union all
    select email from raw_consent
)
where email is not null
