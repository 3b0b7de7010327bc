-- One row is a number of a person who has several, and the label of that person: the least of the
-- numbers that records of theirs are known by. A record's numbers are one person's. A number that
-- records of several names give is an office's, or a family's, and joins nobody. Where two such
-- records have numbers of their own besides, they are known by those, and are two people.
create or replace temp table numbers_told as
select
    record, ordinal, nullif(name_key, '') as name_key, unnest(numbers) as number,
    generate_subscripts(numbers, 1) as place, len(numbers) > 1 as has_others
from lead_records;

create or replace temp table shared_numbers as
select number, count(distinct name_key) filter (has_others) > 1 as is_office
from numbers_told group by number having count(distinct name_key) > 1;

create or replace temp table numbers_known_by as
select
    record, ordinal,
    coalesce(
        arg_min(number, place) filter (
            number not in (select number from shared_numbers where is_office)),
        arg_min(number, place)) as own_number
from numbers_told group by record, ordinal;

create or replace temp table tokens as
with own as (
    select distinct number as node, own_number as token
    from numbers_told join numbers_known_by using (record, ordinal)
    where number not in (select number from shared_numbers)
        and own_number not in (select number from shared_numbers)
)
select * from own
where token in (select token from own where node <> token)
    or node in (select node from own where node <> token);

create or replace temp table nodes as
select node, min(token) as label from tokens group by node
