-- How far the leads came that the filters select and whose window is over, who is left out, and
-- until when it is told.
select
    coalesce(columns(* exclude (one, key)), 0) as '\0',
    told_until() as told_until,
    are_customers_told() as are_customers_told,
    -- the newest that an export says of leads; what they did since is not known
    (
        select max(data_until) from imports
        where kind = 'leads' and undone_at is null and data_until <= told_until()
    ) as exported_until
from (select 1 as one) left join funnel($since, $until, $reps, $sources, null, $window) on true
