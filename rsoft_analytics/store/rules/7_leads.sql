-- What knowing somebody means, and who is one person among leads.

-- When a file's bytes first came in: taken back and imported again, they are no news.
create or replace macro first_imported_at(of_content) as
    coalesce((select min(imported_at) from imports where imports.content = of_content), now());

-- The name of one person among leads: by number, else by e-mail, else by the one record.
create or replace macro lead_key_of_number(number) as hash('number', number::bigint);

create or replace macro lead_key_of_email(email) as hash('e-mail', email);

create or replace macro lead_key_of_record(record, ordinal) as hash('record', record, ordinal);
