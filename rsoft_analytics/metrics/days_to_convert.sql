-- Time to convert
-- Of leads that became customers on a day that is known: within how many days half of them (p90: nine in ten) did, counted from the day they became a lead. It tells nothing of those who have not bought yet; the conversion curve does.
-- unit: days
-- value: median
-- by: month, source, channel, campaign, rep, origin
select
    key,
    quantile_disc(greatest(ceil(elapsed(created_at, won_at) / 86400), 0)::integer, 0.5) as value,
    quantile_disc(greatest(ceil(elapsed(created_at, won_at) / 86400), 0)::integer, 0.9) as p90,
    count(*) as n
from conversions($since, $until, $reps, $sources, $dimension, null)
where standing = 'ripe' and won_at <= told_until() and created_at <= told_until()
group by key
