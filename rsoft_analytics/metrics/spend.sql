-- Spend
-- What the reports of advertisements, and whoever typed it in, say was spent. Spend over several days is spread evenly over them where a period or a month cuts it; currencies are never added.
-- unit: money
-- filters: period, source
-- by: source, channel, campaign, month
select key, currency, round(spend, 2) as value, since, until
from spend_by_key($since, $until, $sources, $dimension)
