-- One row is a line with the days in which it stands for a source, and the calls it had in them.
with spelled as (
    select line_number as spelling, day, count(*) as calls
    from calls
    where line_number is not null and direction = 'incoming' and exists (from lines_said())
    group by all
),
rung as (
    select line_key(kind, number, spelled.spelling) as line_key, day, sum(calls) as calls
    from spelled left join spellings on spellings.spelling = spelled.spelling
    group by all
)
select
    said.record::varchar as line_id, said.called as line, said.source as source_text, named.source, named.channel,
    said.campaign, said.place, said.since, said.until, said.note, said.import_id,
    coalesce(sum(rung.calls), 0)::bigint as calls
from lines_said() as said
left join (select text, source, channel from source_texts where medium = '' and campaign = '') as named
    on named.text = said.source
left join rung on rung.line_key = said.line_key
    and days_meet(rung.day, rung.day, said.since, said.until)
group by all
order by said.called, said.since nulls first
