-- Share of customers
-- Customers of each kind, channel or source out of all who became customers, by the day on which they became a lead. Ads are what is paid for; the website is whatever led to it unpaid.
-- unit: share
-- by: kind, channel, source
with counted as (
    select
        case $dimension
            when 'kind' then kind_of_channel(channel)
            when 'channel' then channel
            when 'source' then source
        end as key,
        count(*) as k
    from selected_leads($since, $until, $reps, $sources, null)
    where is_won
    group by all
)
select key, unnest(ratio(k, n))
from counted cross join (select sum(k)::bigint as n from counted)
