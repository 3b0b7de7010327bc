-- Share of leads
-- Leads of each kind, channel or source out of all leads, by the day on which they became one. Ads are what is paid for; the website is whatever led to it unpaid, searches, links and social media among them.
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
    where true
    group by all
)
select key, unnest(ratio(k, n))
from counted cross join (select sum(k)::bigint as n from counted)
