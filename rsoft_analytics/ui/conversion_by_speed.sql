-- One row is how long a lead waited for the first attempt: the share that became customers.
with waited as (
    select
        answered_at_once,
        is_customer,
        if(is_within(first_attempt_at, created_at, $window::integer),
            elapsed(created_at, first_attempt_at), null) as seconds
    from conversions($since, $until, $reps, $sources, null, $window)
    where standing = 'ripe' and person is not null
        and created_at between (select first_call_at from extent) and (select last_call_at from extent)
),
placed as (
    select
        is_customer,
        case
            when answered_at_once then 0
            when seconds <= 300 then 1
            when seconds <= 900 then 2
            when seconds <= 3600 then 3
            when seconds <= 86400 then 4
            when seconds is not null then 5
            else 6
        end as place
    from waited
)
select place, unnest(ratio(count(*) filter (is_customer), count(*)))
from placed
group by place
order by place
