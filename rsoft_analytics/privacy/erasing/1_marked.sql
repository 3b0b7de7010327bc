-- One row is an entry of an address book, or a record of a lead, that is about the person. Scopes
-- are made, empty, by an undo of an import that is not there.
create or replace temp table erasing_entries as
select import_id, row, name_key
from raw_contacts
where row_id(import_id, row) in (
    select row_id from contact_rows where contact_id in (select unnest($contacts::bigint[])));

create or replace temp table erasing_leads as
with told as (
    select record, ordinal, import_id, row, name_key, unnest(numbers) as number from raw_leads
)
select record, ordinal from told semi join numbers_gone using (number)
union
select record, ordinal from told
where number in (select number from erasing_numbers) and list_contains($name_keys, name_key)
union
select record, ordinal from (select record, ordinal, unnest(emails) as email from raw_leads)
where lower(email) in (select email from erasing_emails)
union
select record, ordinal from lead_members where list_contains($leads::ubigint[], lead_key);

create or replace temp table erasing_consent as
select distinct record from raw_consent
where number in (select number from numbers_gone)
    or lower(email) in (select email from erasing_emails)
    or lower(person) in (select email from erasing_emails);

create or replace temp table erasing_events as
select event from consent_details
where number in (select number from numbers_gone) or lower(email) in (select email from erasing_emails)
    or lower(person) in (select email from erasing_emails);

-- One row is an identity and the one that takes its place, which nothing leads back from.
create or replace temp table new_records as
select record, hash($salt, record) as new_record
from (select record from erasing_leads union select record from erasing_consent);

create or replace temp table entries_mentioning as
select import_id, row, name_key from raw_contacts
where $pattern <> '' and (
    regexp_matches(note, $pattern) or regexp_matches(extra, $pattern) or regexp_matches(name, $pattern)
    or regexp_matches(company, $pattern) or regexp_matches(title, $pattern));

create or replace temp table leads_mentioning as
select import_id, row, record from raw_leads
where $pattern <> '' and (
    regexp_matches(note, $pattern) or regexp_matches(extra, $pattern) or regexp_matches(name, $pattern)
    or regexp_matches(company, $pattern));

create or replace temp table calls_mentioning as
select import_id, row, party_key from raw_calls
where $pattern <> '' and (
    regexp_matches(name, $pattern) or regexp_matches(note, $pattern) or regexp_matches(extra, $pattern))
union
select import_id, row, party_key from raw_calls
where name is not null and party_key in (select number from erasing_numbers)
    and list_contains($name_keys, folded(name))
