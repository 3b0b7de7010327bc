-- One row is a stage of a lead that was set by hand and still stands, the newest first.
select act_id, raw_stage_acts.stage, raw_stage_acts.value, raw_stage_acts.currency,
    seen_text(note, $viewer) as note, set_at, set_by
from raw_stage_acts
join leads
    on person_of(raw_stage_acts.person) = leads.person
    or (raw_stage_acts.person is null and raw_stage_acts.record in (
        select record from lead_members where lead_members.lead_key = leads.lead_key))
where lead_id = $lead_id and undone_at is null
order by set_at desc, act_id desc
