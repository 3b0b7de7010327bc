-- Spend that bought missed calls
-- What was spent on each source times the share of its new callers whose first call nobody took, on the same days. An accounting view: the money was not lost by itself, but that share of it brought calls that nobody answered.
-- unit: money
-- filters: period, source
-- by: source, channel, campaign, month
with spent as (
    select source, channel, campaign, currency, key, sum(cost) as cost
    from (
        select
            source, currency, key, cost,
            if($dimension = 'channel', channel, null) as channel,
            if($dimension = 'campaign', campaign, null) as campaign
        from selected_spend($since, least($until::date, $last_day::date), $sources, $dimension)
    )
    group by all
),
called as (
    select
        paid.source, paid.channel, paid.campaign, paid.currency, coalesce(paid.key, came.key) as key,
        coalesce(sum(first_calls) filter (not is_conversation), 0)::bigint as missed,
        sum(first_calls)::bigint as callers
    from selected_totals($since, $until, null, $sources, $dimension) as came
    join paid_days($since, least($until::date, $last_day::date), $sources, $dimension) as paid
        on came_by(paid, came.source, came.channel, came.campaign, came.day)
    where first_calls > 0
    group by all
)
select
    spent.key as key,
    spent.currency as currency,
    round(sum(cost * coalesce(missed / callers, 0)), 2) as value,
    sum(coalesce(missed, 0))::bigint as n,
    round(sum(cost * coalesce(wilson(missed, callers, -1), 0)), 2) as low,
    round(sum(cost * coalesce(wilson(missed, callers, 1), 0)), 2) as high,
    sum(coalesce(callers, 0))::bigint as new_callers,
    round(sum(cost), 2) as spend
from spent
left join called
    on spent.source = called.source and spent.currency = called.currency
    and spent.channel is not distinct from called.channel
    and spent.campaign is not distinct from called.campaign
    and spent.key is not distinct from called.key
group by spent.key, spent.currency
