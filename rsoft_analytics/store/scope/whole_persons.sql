-- Whoever has a number in scope is in scope with all the numbers of theirs.
insert into scope
with numbers as (
    select number, person from other_numbers
    union all
    select distinct person, person from other_numbers
),
persons as (
    select distinct person from numbers where number in (select party_key from scope)
)
select number from numbers semi join persons using (person)
where number not in (select party_key from scope)
