-- Where they heard of you
select touched_at as at, basis, channel, source, campaign, keyword, landing_page, source_text as as_written
from touches
where list_contains(list_transform($numbers::bigint[], lambda one: lead_key_of_number(one)), lead_key)
    or list_contains($leads::ubigint[], lead_key)
order by touched_at nulls first
