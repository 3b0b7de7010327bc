-- What was spent, and on which days it can be held against what it brought.

-- The spend that the filters select, each with its key in the dimension asked for. What was spent
-- over several days is taken to be spread evenly over them, where a period or a month cuts it.
create or replace macro selected_spend(since, until, sources, dimension) as table
with chosen as (
    select
        source, channel, coalesce(campaign, 'Unknown') as campaign, keyword, currency,
        cost::double / (spend.until - spend.since + 1) as cost_a_day,
        greatest(spend.since, coalesce(since::date, spend.since)) as from_day,
        least(spend.until, coalesce(until::date, spend.until)) as to_day
    from spend
    where (sources is null or list_contains(sources::varchar[], source))
),
parts as (
    select
        * replace (greatest(from_day, month::date) as from_day,
            least(to_day, coalesce((month + interval 1 month)::date - 1, to_day)) as to_day)
    from (
        select *, unnest(if(dimension = 'month',
            range(date_trunc('month', from_day)::timestamp, to_day + interval 1 day, interval 1 month),
            [null])) as month
        from chosen where from_day <= to_day
    )
)
select
    * exclude (month),
    cost_a_day * (to_day - from_day + 1) as cost,
    case dimension
        when 'source' then source
        when 'channel' then channel
        when 'campaign' then campaign
        when 'month' then strftime(month, '%Y-%m')
    end as key
from parts;

-- The spend of each key and currency, together. It is a part of the cost where the same people
-- were paid for in another currency too.
create or replace macro spend_by_key(since, until, sources, dimension) as table
select
    key, currency, sum(cost) as spend, min(from_day) as since, max(to_day) as until,
    bool_or(least_currency <> most_currency) as is_part
from (
    select *, min(currency) over of_people as least_currency, max(currency) over of_people as most_currency
    from selected_spend(since, until, sources, dimension)
    window of_people as (partition by source, if(dimension in ('channel', 'campaign'), key, null))
)
group by key, currency;

-- The days on which people of a source are held against its spend: from the first to the last day
-- that a report tells of. Sources without spend are in no cost, and of a campaign only its own people.
create or replace macro paid_days(since, until, sources, dimension) as table
select
    source,
    if(dimension = 'channel', key, null) as channel,
    if(dimension = 'campaign', key, null) as campaign,
    if(dimension = 'month', null, key) as key,
    currency,
    min(from_day) as since,
    max(to_day) as until
from selected_spend(since, until, sources, dimension)
group by all;

-- Whether somebody came on paid days; the parts are those of paid_days and of the person.
create or replace macro came_by(paid, source, channel, campaign, day) as
    paid.source = source
    and (paid.channel is null or paid.channel = channel)
    and (paid.campaign is null or paid.campaign = coalesce(campaign, 'Unknown'))
    and day between paid.since and paid.until
