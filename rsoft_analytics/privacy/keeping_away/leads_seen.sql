-- One row is a lead of an export with all that it may be known by.
select row, line, name_key, emails, numbers, record::varchar as record, null as entry from staged_leads
