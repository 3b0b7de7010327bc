-- One row is a number of a person who is known by another one. Whose person is another than before
-- comes into scope, and so do the records that are theirs.
create or replace temp table records_moved as
select record, ordinal, lead_records.own_number as was, known.own_number
from lead_records left join numbers_known_by as known using (record, ordinal)
where known.own_number is distinct from lead_records.own_number;

create or replace temp table numbers_moved as
with now as (select node as number, label as person from nodes where label <> node),
changed as (
    (from now except from other_numbers)
    union all
    (from other_numbers except from now)
    union all
    select was, own_number from records_moved
)
select distinct number from (select unnest([number, person]) as number from changed)
where number is not null;

update lead_records set own_number = records_moved.own_number
from records_moved
where records_moved.record = lead_records.record and records_moved.ordinal = lead_records.ordinal;

delete from other_numbers;

insert into other_numbers
select node, label from nodes where label <> node;

insert into scope
select number from numbers_moved where number not in (select party_key from scope);

insert into lead_scope
select distinct record from lead_records
where (own_number in (from numbers_moved) or record in (select record from records_moved))
    and record not in (select record from lead_scope)
