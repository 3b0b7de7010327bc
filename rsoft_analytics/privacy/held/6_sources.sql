-- Where they heard of you
select touched_at as at, basis, channel, source, campaign, keyword, landing_page, source_text as as_written
from touches
where lead_key in (select lead_key_of_number(number) from (select unnest($numbers::bigint[]) as number))
    or list_contains($leads::ubigint[], lead_key)
order by touched_at nulls first
