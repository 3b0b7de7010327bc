-- The first lines of an import as they will be stored.
select called as "Line", source as "Source", campaign as "Campaign", place as "Place",
    strftime(since, '%d %b %Y') as "From", strftime(until, '%d %b %Y') as "Until", note as "Note"
from staged_lines order by row limit 5
