-- One row is a lead record without a number, and the label of whom it tells of: the number of a
-- record that has the same e-mail, else the least e-mail that leads from one to the next.
create temp table if not exists lead_scope as select record from lead_records limit 0;

create or replace temp table tokens as
select struct_pack(record := record, ordinal := ordinal) as node, unnest(emails) as token
from lead_records where number is null;

create or replace temp table nodes as
with numbered as (
    select own_number as number, unnest(emails) as token from lead_records where number is not null
)
select node, coalesce(min(' ' || number), min(token)) as label
from tokens left join numbered using (token)
group by node
