-- One row is a touch on somebody's path to becoming a lead or a customer, with its part in it by
-- each model that shares out one conversion by itself (metrics.md 2.5). Scope: lead_keys.
--
-- On the path are the touches within the look-back, several of one source on one day as one. What
-- records say is written down later: on the day itself it counts at whatever time, and where
-- nothing else is known before, whenever it was written. What somebody told us speaks only where
-- nothing was tracked.
delete from credits where lead_key in (select lead_key from lead_keys);

create or replace temp table goals as
with reached as (
    select lead_key, 'lead' as goal, created_at as reached_at from leads semi join lead_keys using (lead_key)
    union all
    select lead_key, 'won', won_at from leads semi join lead_keys using (lead_key) where is_won
)
select
    *,
    reached_at - to_days($credit_lookback_days::integer) as looked_back_to,
    timezone($business_zone, timezone($business_zone, reached_at)::date + interval 1 day) as day_ends_at,
    -- a CRM often tells the day alone: then all of that day came before
    timezone($business_zone, reached_at) = timezone($business_zone, reached_at)::date as is_day
from reached;

create or replace temp table met as
with told as (
    select
        lead_key, goal, touched_at, is_told, is_paid, channel, source, campaign, call_id,
        touched_at is null or reached_at is null
            or touched_at >= looked_back_to
            and (touched_at <= reached_at
                or touched_at < day_ends_at and (is_day or call_id is null)) as is_before
    from goals join touches using (lead_key)
    where touches.source <> 'Unknown'
),
ranked as (
    select
        *,
        bool_or(is_before and not is_told) over of_goal as is_tracked,
        bool_or(is_before) over of_goal as is_any_before
    from told
    where is_before or call_id is null
    window of_goal as (partition by lead_key, goal)
)
select
    lead_key, goal, channel, source,
    min(touched_at) as touched_at,
    bool_or(is_paid) as is_paid,
    arg_min(campaign, touched_at) filter (campaign is not null) as campaign
from ranked
where case when is_tracked then is_before and not is_told when is_any_before then is_before else true end
group by lead_key, goal, channel, source, timezone($business_zone, touched_at)::date;

insert into credits by name
with placed as (
    select
        *,
        row_number() over in_order as place,
        count(*) over of_goal as touches,
        pow(2, -greatest(epoch(max(touched_at) over of_goal)
            - epoch(coalesce(touched_at, min(touched_at) over of_goal)), 0) / (7 * 86400)) as weight
    from met
    window
        of_goal as (partition by lead_key, goal),
        in_order as (partition by lead_key, goal order by touched_at nulls first, channel, source)
),
marked as (
    select
        *,
        coalesce(max(place) filter (channel <> 'Direct') over of_goal, touches) as last_not_direct_place,
        max(place) filter (is_paid) over of_goal as last_paid_place,
        coalesce(weight, 1) / sum(coalesce(weight, 1)) over of_goal as time_decay
    from placed
    window of_goal as (partition by lead_key, goal)
)
select
    lead_key, goal, place, touched_at, is_paid, channel, source, campaign,
    (place = 1)::integer as first,
    (place = touches)::integer as last,
    (place = last_not_direct_place)::integer as last_non_direct,
    (place = coalesce(last_paid_place, last_not_direct_place))::integer as last_paid,
    1 / touches as linear,
    time_decay,
    case
        when touches = 1 then 1
        when touches = 2 then 0.5
        when place in (1, touches) then 0.4
        else 0.2 / (touches - 2)
    end as position_based
from marked
