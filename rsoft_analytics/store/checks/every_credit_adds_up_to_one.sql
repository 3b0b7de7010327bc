-- The credit of every lead and customer adds up to 1 by every model.
select lead_key, goal, count(*) as touches
from credits
group by lead_key, goal
having not (
    sum(first) = 1 and sum(last) = 1 and sum(last_non_direct) = 1 and sum(last_paid) = 1
    and abs(sum(linear) - 1) < 1e-9 and abs(sum(time_decay) - 1) < 1e-9
    and abs(sum(position_based) - 1) < 1e-9)
