-- One row is a line with its days as it will be stored.
create or replace temp table staged_lines as
select
    row, line, record, trim(line_number) as called, key as line_key, trim(source) as source,
    nullif(trim(campaign), '') as campaign, nullif(trim(place), '') as place, since_on as since,
    until_on as until, nullif(trim(note), '') as note, extra
from typed
where fault is null
