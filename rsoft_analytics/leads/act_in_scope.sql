-- A stage set by hand that still stands; its lead comes into scope.
create or replace temp table scope as
select person as party_key from raw_stage_acts where act_id = $act_id and person is not null;

create or replace temp table lead_key_scope as
select lead_key
from lead_members join raw_stage_acts using (record)
where act_id = $act_id and raw_stage_acts.person is null;

select act_id from raw_stage_acts where act_id = $act_id and undone_at is null
