-- One row is a spelling of a line in rows of calls, and a span of time in which it stood for a
-- source. Spans of one line never meet: where days were said twice all the same, the later begin.
create or replace temp table line_periods as
with spelled as (
    select distinct line_number as spelling from raw_calls
    where line_number is not null and exists (from lines_said())
),
keyed as (
    select spelled.spelling, line_key(kind, number, spelled.spelling) as line_key
    from spelled left join spellings on spellings.spelling = spelled.spelling and region = $region
)
select
    spelling,
    named.source,
    named.channel,
    said.campaign,
    said.source as written,
    timezone($business_zone, coalesce(since, date '0001-01-01')::timestamp) as since_at,
    least(
        timezone($business_zone, (least(until, date '9000-01-01') + 1)::timestamp),
        lead(since_at) over (partition by spelling order by since_at, record)) as until_at
from keyed
join lines_said() as said using (line_key)
join (select text, source, channel from source_texts where medium = '' and campaign = '') as named
    on named.text = said.source
where named.source <> 'Unknown'
