-- One row is a text for a source as calls, leads (people's own answers among them) and spend write it,
-- what it is taken for, and how many rows have it; the most frequent first.
with written as (
    select trim(source) as text, count(*) as calls, 0 as leads, 0 as spend
    from raw_calls where source is not null group by 1
    union all
    select trim(source), 0, count(*), 0 from raw_leads where source is not null group by 1
    union all
    select trim(told_source), 0, count(*), 0 from raw_leads
    where told_source is not null and trim(told_source) is distinct from trim(source) group by 1
    union all
    select trim(source), 0, 0, count(*) from raw_spend where source is not null group by 1
),
counted as (
    select text, sum(calls)::bigint as calls, sum(leads)::bigint as leads, sum(spend)::bigint as spend
    from written group by text
)
select counted.*, taken.source, taken.channel, taken.decided_by, taken.word
from counted
join source_texts as taken on taken.text = left(counted.text, 300) and medium = '' and campaign = ''
where not $unknown_only or decided_by = 'no rule'
order by calls + leads + spend desc, counted.text
