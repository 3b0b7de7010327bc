-- Conversion by speed
-- Share of leads that became customers within the window, by how long they waited for the first attempt. Only leads with a number that came in while the calls tell of them; left out else is whoever the conversion rate leaves out. Whoever is rung first may have been the likelier buyer.
-- unit: share
-- windows: 30, 7, 90, all
-- by: wait, month, source, channel, campaign, rep, origin
with watched as (
    select
        key,
        answered_at_once,
        is_customer,
        if(is_within(first_attempt_at, created_at, $window::integer),
            elapsed(created_at, first_attempt_at), null) as seconds
    from conversions($since, $until, $reps, $sources, nullif($dimension, 'wait'), $window)
    where standing = 'ripe' and person is not null
        and created_at between (select first_call_at from extent) and (select last_call_at from extent)
),
placed as (
    select
        is_customer,
        if($dimension = 'wait',
            case
                when answered_at_once then 'answered at once'
                when seconds <= 300 then 'within 5 min'
                when seconds <= 900 then '5 to 15 min'
                when seconds <= 3600 then '15 to 60 min'
                when seconds <= 86400 then '1 to 24 hours'
                when seconds is not null then 'later'
                else 'not tried'
            end,
            key) as key
    from watched
),
counted as (
    select key, count(*) filter (is_customer) as customers, count(*) as leads from placed group by key
),
together as (
    select
        sum(customers) as all_customers,
        sum(leads) as all_leads,
        count(*) filter (is_enough(leads)) as groups
    from counted
)
select
    key,
    unnest(ratio(customers, leads)),
    if($dimension is null, null, verdict(customers, leads, all_customers, all_leads, 0, groups)) as verdict
from counted cross join together
