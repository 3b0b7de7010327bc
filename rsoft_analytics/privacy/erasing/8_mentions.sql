-- Where rows of others mention the person, the mention goes.
update raw_calls
set name = if(list_contains($name_keys, folded(name)), null,
        regexp_replace(name, $pattern, '\1[erased]\2', 'g')),
    note = regexp_replace(note, $pattern, '\1[erased]\2', 'g'),
    extra = regexp_replace(extra, $pattern, '\1[erased]\2', 'g')
from calls_mentioning
where raw_calls.import_id = calls_mentioning.import_id and raw_calls.row = calls_mentioning.row;

update raw_contacts
set note = regexp_replace(note, $pattern, '\1[erased]\2', 'g'),
    extra = regexp_replace(extra, $pattern, '\1[erased]\2', 'g'),
    name = regexp_replace(name, $pattern, '\1[erased]\2', 'g'),
    name_key = folded(regexp_replace(name, $pattern, '\1[erased]\2', 'g')),
    company = regexp_replace(company, $pattern, '\1[erased]\2', 'g'),
    title = regexp_replace(title, $pattern, '\1[erased]\2', 'g')
from entries_mentioning
where raw_contacts.import_id = entries_mentioning.import_id
    and raw_contacts.row = entries_mentioning.row;

insert into contact_scope
select name_key from entries_mentioning
union
select name_key from raw_contacts semi join entries_mentioning using (import_id, row);

update raw_leads
set note = regexp_replace(note, $pattern, '\1[erased]\2', 'g'),
    extra = regexp_replace(extra, $pattern, '\1[erased]\2', 'g'),
    name = regexp_replace(name, $pattern, '\1[erased]\2', 'g'),
    name_key = folded(regexp_replace(name, $pattern, '\1[erased]\2', 'g')),
    company = regexp_replace(company, $pattern, '\1[erased]\2', 'g')
from leads_mentioning
where raw_leads.import_id = leads_mentioning.import_id and raw_leads.row = leads_mentioning.row;

insert into lead_scope select distinct record from leads_mentioning;

update raw_consent
set evidence = regexp_replace(evidence, $pattern, '\1[erased]\2', 'g'),
    extra = regexp_replace(extra, $pattern, '\1[erased]\2', 'g'),
    name = regexp_replace(name, $pattern, '\1[erased]\2', 'g')
where regexp_matches(evidence, $pattern) or regexp_matches(extra, $pattern) or regexp_matches(name, $pattern);

update raw_spend set extra = regexp_replace(extra, $pattern, '\1[erased]\2', 'g')
where regexp_matches(extra, $pattern);

update raw_stage_acts set note = regexp_replace(note, $pattern, '\1[erased]\2', 'g')
where regexp_matches(note, $pattern);

update own_numbers
set note = regexp_replace(note, $pattern, '\1[erased]\2', 'g'),
    name = regexp_replace(name, $pattern, '\1[erased]\2', 'g')
where regexp_matches(note, $pattern) or regexp_matches(name, $pattern)
