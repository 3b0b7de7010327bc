-- How many leads there are to hand to a CRM, and how many stay out of the file.
select
    count(*) filter (not is_opted_out) as leads,
    count(*) filter (is_opted_out) as left_out
from new_lead_keys($system, $only_calls, $only_new)
