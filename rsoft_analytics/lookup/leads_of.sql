-- One row is a lead with one of the numbers, the newest first.
select number as caller, name, stage, status, source, campaign, value, currency, created_at, converted_at, rep
from leads where list_contains($callers::bigint[], number)
order by number, created_at desc nulls last
