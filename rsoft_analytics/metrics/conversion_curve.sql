-- Conversion curve
-- Share of leads that had become customers so many days after they became leads. Who was watched for a shorter time counts for as long as they were watched (Kaplan-Meier, the 95 % range by Greenwood's variance); lost leads stay among them, junk does not. As one number: at the last day to which 10 leads were watched.
-- unit: share
-- value: curve
-- by: days
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
select days as key, customers, at_risk, is_enough(at_risk) as is_enough from counted
where customers > 0 or days = (select max(days) from watched)
order by days
