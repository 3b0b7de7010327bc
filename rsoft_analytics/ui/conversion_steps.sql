-- One row is a number of days: how many became customers on the day that ended then, of how many
-- who had not yet and were watched for so long.
with watched as (
    select
        won_at <= told_until() as is_customer,
        if(won_at <= told_until(),
            greatest(ceil(elapsed(created_at, won_at) / 86400), 0),
            floor(elapsed(created_at, told_until()) / 86400))::integer as days
    from conversions($since, $until, $reps, $sources, null, null)
    where standing = 'ripe' and created_at <= told_until() and (won_at is not null or not is_won)
),
counted as (
    select
        days,
        count(*) filter (is_customer) as customers,
        sum(count(*)) over (order by days desc)::bigint as at_risk
    from watched group by days
)
select days, customers, at_risk from counted
where customers > 0 or days = (select max(days) from watched)
order by days
