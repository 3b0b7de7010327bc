-- One row is a record and the person whom it tells of. In scope come all persons whose records
-- changed, came or went.
create or replace temp table members_now as
select record, ordinal, person_of(own_number) as person, lead_key_of_number(own_number) as lead_key
from lead_records semi join lead_scope using (record)
where number is not null
union all
select record, ordinal, null, lead_key_of_record(record, ordinal)
from lead_records semi join lead_scope using (record)
where number is null and emails = []
union all
select
    node.record,
    node.ordinal,
    person_of(numbered),
    if(numbered is null, lead_key_of_email(label), lead_key_of_number(numbered))
from (select *, if(label like ' %', trim(label)::bigint, null) as numbered from nodes);

create or replace temp table lead_key_scope as
select lead_key from lead_members semi join lead_scope using (record)
union
select lead_key from members_now semi join lead_scope using (record)
union
select lead_key_of_person(number) from numbers_moved  -- who may have been a lead alone
union
select unnest([lead_members.lead_key, members_now.lead_key])
from members_now join lead_members using (record, ordinal)
where lead_members.lead_key <> members_now.lead_key;

delete from lead_members where record in (select record from lead_scope);

delete from lead_members where (record, ordinal) in (select (record, ordinal) from members_now);

insert into lead_members select record, ordinal, person, lead_key from members_now
