-- Stages that they reached as a lead
select stage_events.stage, reached_at as at, told_by, stage_events.value, stage_events.currency, note
from stage_events join leads using (lead_id)
where list_contains($numbers::bigint[], person) or list_contains($leads::ubigint[], lead_key)
order by reached_at nulls first
