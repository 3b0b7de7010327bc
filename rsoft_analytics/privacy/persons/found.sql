-- One row is a person who may be meant: a contact, a number of no contact, a lead without a number.
with meant as (
    select contact_id from contacts
    where list_contains(list_transform(emails, lambda one: lower(one)), $email)
        or contact_id in (select contact_id from contact_numbers where number = $number)
        or (folded($name) <> ''
            and if($exactly, name_key = folded($name), holds_words(name_key, folded($name))))
),
of_contacts as (
    select
        1 as rank, contact_id, null::ubigint as lead_key, name, company,
        (select coalesce(list(distinct number order by number), []) from contact_numbers
            where contact_numbers.contact_id = contacts.contact_id and number is not null) as numbers,
        list_transform(emails, lambda one: lower(one)) as emails
    from contacts semi join meant using (contact_id)
    where name is not null or company is not null or emails <> []
),
of_numbers as (
    select 2, null, null, name, company, [caller], []
    from callers
    where contacts = 0 and (caller = $number or (folded($name) <> ''
        and if($exactly, name_key = folded($name), holds_words(name_key, folded($name)))))
),
of_leads as (
    select 3, null, lead_key, name, company,
        if(person is null, [], [person]), list_transform(emails, lambda one: lower(one))
    from leads
    where not coalesce(is_nobody(person), false) and (
        list_contains(list_transform(emails, lambda one: lower(one)), $email)
        or (folded($name) <> ''
            and if($exactly, name_key = folded($name), holds_words(name_key, folded($name)))))
)
select * from of_contacts
union all
select * from of_numbers
union all
select * from of_leads
order by rank, name nulls last, contact_id, lead_key
limit 50
