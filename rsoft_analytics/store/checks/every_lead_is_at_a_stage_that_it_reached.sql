-- Every lead is at a stage that it reached, and each person is one lead.
select lead_id, stage from leads
where not exists (
    from stage_events where stage_events.lead_id = leads.lead_id and stage_events.stage = leads.stage)
union all
select min(lead_id), count(*) || ' leads of one person'
from leads where person is not null
group by person having count(*) > 1
