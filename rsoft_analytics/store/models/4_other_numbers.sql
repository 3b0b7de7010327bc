-- One row is a number of a person who has several, and the label of that person: the least of the
-- numbers that records of theirs give first. A record's numbers are one person's. A number that
-- records of several names give is an office's, or a family's, and joins nobody.
create or replace temp table number_tokens as
with told as (
    select unnest(numbers) as number, number as given_first, name_key from lead_records
),
shared as (
    select number from told group by number having count(distinct nullif(name_key, '')) > 1
),
own as (
    select distinct number, given_first from told
    where number not in (from shared) and given_first not in (from shared)
)
select * from own
where given_first in (select given_first from own where number <> given_first)
    or number in (select number from own where number <> given_first);

create or replace temp table number_nodes as
select number, min(given_first) as label from number_tokens group by number
