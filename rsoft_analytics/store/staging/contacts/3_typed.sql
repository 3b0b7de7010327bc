-- One row is an entry of an address book as it will be stored; every readable entry is.
create or replace temp table staged_contacts as
select
    row, line, nullif(trim(uid), '') as uid, nullif(trim(name), '') as name, folded(name) as name_key,
    nullif(trim(company), '') as company, nullif(trim(title), '') as title,
    list_filter(coalesce(emails, []), lambda email: contains(email, '@')) as emails,
    coalesce(groups, []) as groups,
    birthday, note, pictures.picture_id as photo, extra,
    moment(created, $day_first, $timezone) as created_at,
    -- of a mere day the end of it: no call of that day is proved to be later
    moment(created, $day_first, $timezone) + to_seconds(greatest(resolution_of(created), 1)) as known_since
from read_rows
left join pictures using (row);

create or replace temp table staged_contact_numbers as
select
    row, position, trim(listed.text) as text, nullif(trim(listed.label), '') as label,
    spellings.kind, spellings.number
from (select row, position, listed from spelled where trim(listed.text) <> '')
join spellings on spellings.spelling = trim(listed.text) and spellings.region = $region;

create or replace temp table staged_rejects as
select line, 'nothing to know it by' as reason,
    'Line ' || line || ': the contact has neither a name, a number nor an e-mail.' as message,
    left(concat_ws(' | ', title, note, extra), 500) as text
from staged_contacts
where name is null and company is null and emails = []
    and row not in (select row from staged_contact_numbers);

delete from staged_contacts
where name is null and company is null and emails = []
    and row not in (select row from staged_contact_numbers)
