-- One row is a running text that the store holds, once.
select name as text from raw_calls where name is not null
union select note from raw_calls where note is not null
union select extra from raw_calls where extra is not null
union select unnest([name, company, title, note, extra]) from raw_contacts
union select unnest([name, company, note, extra]) from raw_leads
union select unnest([name, evidence, extra]) from raw_consent
union select unnest([text, message]) from rejects
union select unnest([text, message]) from skips
union select unnest([note, name]) from own_numbers
union select note from raw_stage_acts
union select file_name from imports
