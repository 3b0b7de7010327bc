-- The leads that became customers for the first time on a day of the period, whenever they became a
-- lead. Without a date they are in no period but "all".
create or replace macro customers_won(since, until, reps, sources, dimension) as table
select *
from selected_leads(null, null, reps, sources, dimension)
where is_won
    and (since is null or won_at::date >= since::date)
    and (until is null or won_at::date <= until::date)
