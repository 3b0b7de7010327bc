-- Calls
select
    started_at as at, direction, outcome, seconds, '+' || caller as number, name, rep, line_number,
    source, channel, campaign, note,
    (select string_agg(distinct file_name, ', ') from imports
        where import_id = calls.call_id // 4294967296) as export
from calls
where list_contains($numbers::bigint[], caller)
order by started_at
