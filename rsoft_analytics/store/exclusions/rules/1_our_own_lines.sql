-- Our own lines
-- Numbers that exports name as a line or phone of yours: calls between two of them are internal. A number that is more often the other party than the line is no line of yours.
-- kind: staff
-- on: yes
create or replace temp table found as
with named as (
    select number, sum(rows) as rows
    from named_lines join spellings using (spelling, region)
    where number is not null
    group by number
),
rung as (
    select party_key as number, count(*) as rows from raw_calls
    where party_key in (select number from named)
    group by party_key
)
select
    number,
    case when named.rows = 1 then 'a line that 1 row of the exports names'
        else 'a line that ' || named.rows || ' rows of the exports name' end as reason
from named left join rung using (number)
where named.rows > coalesce(rung.rows, 0)
