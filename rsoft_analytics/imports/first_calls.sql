-- The first calls of an import as they will be stored.
select strftime(started_at, '%d %b %Y %H:%M:%S') as "When",
    case
        when direction = 'incoming' then 'Incoming'
        when direction = 'outgoing' then 'Outgoing'
        else direction
    end || ', ' || case outcome
        when 'answered' then if(seconds = 0, 'answered, nothing said', 'spoken')
        when 'connected' then if(seconds = 0, 'answered, nothing said', 'spoken')
        when 'elsewhere' then 'answered elsewhere'
        when 'not connected' then 'not reached'
        else outcome
    end as "Call",
    seconds as "Talk",
    coalesce('+' || if(party_key > 0, party_key, null), case party_kind
        when 'withheld' then 'Withheld' else nullif(party, '') end, party_kind) as "Number",
    name as "Name", rep as "Rep", line_number as "Line", source as "Source", note as "Note"
from raw_calls
where import_id = $import_id
    and row <= $within  -- where the first five are: most rows need not be looked at
order by row
limit 5
