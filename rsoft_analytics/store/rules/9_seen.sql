-- What a viewer sees of persons. A question that tells of persons tells them through these, with
-- $viewer as store/sight.py lays it in.

-- Whether a number stands in the place of another one: it has 16 digits, one more than any has.
create or replace macro is_masked(number) as number >= 1000000000000000 and number < 10000000000000000;

-- A number, or in its place a masked one that ends with its last three digits.
create or replace macro seen_number(number, viewer) as
    if(struct_extract(viewer, 'masked_with') is null, number,
        1000000000000000
            + (md5_number_lower(struct_extract(viewer, 'masked_with') || number::varchar) % 9000000000000)::bigint
            * 1000 + number % 1000);

-- Whether a number is the one that a viewer names, who may know it masked only.
create or replace macro is_number(number, named, viewer) as
    number = named or (number % 1000 = named % 1000 and is_masked(named) and seen_number(number, viewer) = named);

-- A name of a person or firm.
create or replace macro seen_name(name, viewer) as
    if(struct_extract(viewer, 'sees_names') or name is null, name, '•••');

-- What somebody wrote: it may name anybody, and hold a number or an address.
create or replace macro seen_text(text, viewer) as
    case
        when text is null then null
        when not struct_extract(viewer, 'sees_names') then '•••'
        when struct_extract(viewer, 'masked_with') is null then text
        else regexp_replace(text, '[^\s@<>]+@[^\s@<>]+|\+?\d[\d ().-]{4,}\d', '•••', 'g')
    end;

-- Whom an act of consent is of: a user of the team by name, a customer as far as one may see them.
create or replace macro seen_person(person, kind, viewer) as if(kind = 'user', person, seen_text(person, viewer));

-- E-mail addresses, by which one is reached as by a number.
create or replace macro seen_emails(emails, viewer) as
    if(struct_extract(viewer, 'sees_names') and struct_extract(viewer, 'masked_with') is null, emails,
        list_transform(emails, lambda one: '•••'));

-- A number as it is written in full; a masked one has no + before it.
create or replace macro e164(number) as if(is_masked(number), number::varchar, '+' || number)
