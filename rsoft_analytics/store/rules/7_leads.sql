-- What knowing somebody means, and who is one person among leads.

-- When a file's bytes first came in: taken back and imported again, they are no news.
create or replace macro first_imported_at(of_content) as
    coalesce((select min(imported_at) from imports where imports.content = of_content), now());

-- The name of one person among leads: by number, else by e-mail, else by the one record.
create or replace macro lead_key_of_person(person) as hash('number', person::bigint);

-- The number that stands for the person whose number it is: mostly that number itself.
create or replace macro person_of(of_number) as
    coalesce((select person from other_numbers where other_numbers.number = of_number), of_number);

create or replace macro lead_key_of_number(number) as lead_key_of_person(person_of(number));

-- One row is a number and another one of the same person.
create or replace macro numbers_together() as table
with numbers as (
    select number, person from other_numbers
    union
    select person, person from other_numbers
)
select one.number, other.number as other
from numbers as one join numbers as other using (person)
where one.number <> other.number;

-- One row is a number that a record of a lead gives.
create or replace macro leads_by_number() as table
select * replace (unnest(numbers) as number) from lead_records;

-- One row is a word for a stage as the exports of one format write it (status) and take it, with how
-- many leads have it. Few ways of writing stand in many records: each is taken for a word once.
create or replace macro words_written() as table
select word(status) as word, format, status, stage, sum(leads)::bigint as leads
from (
    select status, stage, lead_id // 4294967296 as import_id, count(*) as leads
    from lead_records where status is not null group by all
)
left join imports using (import_id)
group by all;

create or replace macro lead_key_of_email(email) as hash('e-mail', email);

create or replace macro lead_key_of_record(record, ordinal) as hash('record', record, ordinal);
