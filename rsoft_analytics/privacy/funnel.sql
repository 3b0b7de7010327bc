-- One row is a place where the app asks, a wording and a permission: how often somebody was asked,
-- went on and cancelled. Each user's first answer on a wording counts, not what they said later.
with answers as (
    select
        user_key(person) as user_key, purpose, coalesce(place_asked(place), 'not told') as place,
        coalesce(wording, 'not told') as wording,
        arg_min(act, act_order(given_at, act, event)) as act
    from consent_events
    where person_kind = 'user' and act <> 'withdrawn' and given_at <= $at
    group by all
)
select place, wording, purpose as permission, count(*) as asked,
    count(*) filter (act = 'granted') as went_on, count(*) filter (act = 'refused') as cancelled
from answers group by place, wording, permission
order by list_position(['website', 'install', 'popup'], place) nulls last, place, wording, permission
