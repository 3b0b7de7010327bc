-- How many calls of how many numbers are left out, of all days.
select count(*) as calls, count(distinct caller) as numbers
from left_out_calls(null, null, null, null)
