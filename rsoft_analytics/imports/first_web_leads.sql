-- The first web leads of an import as they will be stored.
select name as "Name", '+' || number as "Number", emails[1] as "E-mail", source as "Source",
    campaign as "Campaign", form as "Form", strftime(created_at, '%d %b %Y %H:%M') as "Sent"
from staged_leads order by row limit 5
