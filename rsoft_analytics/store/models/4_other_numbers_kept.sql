-- One row is a number of a person who is known by another one. Whose person is another than before
-- comes into scope, with the records that give those numbers.
create or replace temp table numbers_moved as
with now as (select number, label as person from number_nodes where label <> number),
changed as (
    (from now except from other_numbers)
    union all
    (from other_numbers except from now)
)
select distinct unnest([number, person]) as number from changed;

delete from other_numbers;

insert into other_numbers
select number, label from number_nodes where label <> number;

insert into scope
select number from numbers_moved where number not in (select party_key from scope);

insert into lead_scope
select distinct record from lead_records semi join numbers_moved using (number)
where record not in (select record from lead_scope)
