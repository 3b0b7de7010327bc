-- The first lines of spend of an import as they will be stored.
select strftime(since, '%d %b %Y') as "From", strftime(until, '%d %b %Y') as "To", campaign as "Campaign",
    keyword as "Keyword", cost::varchar as "Cost", currency as "Currency", clicks as "Clicks"
from staged_spend order by row limit 5
