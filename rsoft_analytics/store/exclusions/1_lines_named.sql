-- One row is a spelling under which rows of exports name a line or phone of ours, the most
-- named first. They are read with the business's own region: lines are its own.
create or replace temp table named_lines as
with counted as (
    select line_number, rep, count(*) as rows from raw_calls group by all
),
named as (
    select line_number as spelling, rows from counted where line_number is not null
    union all
    -- some systems know a rep by the number of the phone
    select rep, rows from counted where regexp_full_match(rep, '\+?[\d\s()-]{7,}')
)
select spelling, $region as region, sum(rows)::bigint as rows
from named
group by spelling
order by rows desc, spelling
limit $most
