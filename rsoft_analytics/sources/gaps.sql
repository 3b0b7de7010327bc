-- One row is a span of days in which a line stood for no source, between or beyond those in which it
-- did, and in which calls came in on it.
with said as (
    select line_key, min(called) over (partition by line_key) as called,
        coalesce(since, date '0001-01-01') as since, coalesce(until, date '9999-12-30') as until
    from lines_said()
),
edges as (
    select line_key, called, until + 1 as since,
        lead(since, 1, date '9999-12-31') over (partition by line_key order by since) - 1 as until
    from said
    union all
    select line_key, min(called), date '0001-01-01', min(since) - 1 from said group by line_key
),
rung as (
    select line_key(kind, number, line_number) as line_key, day, count(*) as calls
    from calls left join spellings on spelling = line_number
    where direction = 'incoming' and line_number is not null and exists (from said)
    group by all
)
select called as line, min(day) as since, max(day) as until, sum(calls)::bigint as calls
from edges join rung on rung.line_key = edges.line_key and day between edges.since and edges.until
group by edges.line_key, called, edges.since
order by calls desc, line
