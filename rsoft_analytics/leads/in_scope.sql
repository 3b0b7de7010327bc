-- The person or a record of a lead, which comes into scope.
create or replace temp table scope as
select person as party_key from leads where lead_id = $lead_id and person is not null;

create or replace temp table lead_key_scope as select lead_key from leads where lead_id = $lead_id;

select
    person,
    if(person is null, (select min(record) from lead_members
        where lead_members.lead_key = leads.lead_key), null) as record
from leads where lead_id = $lead_id
