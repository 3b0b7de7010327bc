-- The first leads of an import as they will be stored.
select lead_ref as "Id", name as "Name", '+' || number as "Number", source as "Source", campaign as "Campaign",
    stage as "Stage", strftime(created_at, '%d %b %Y') as "Created",
    strftime(converted_at, '%d %b %Y') as "Converted", value::varchar as "Value"
from staged_leads order by row limit 5
