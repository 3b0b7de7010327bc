-- One row is a reason for which calls of the selection are left out: how many, of how many numbers.
select kind, rule, count(*) as calls, count(distinct caller) as numbers
from left_out_calls($since, $until, $reps, $sources)
group by kind, rule
order by calls desc, kind, rule
