-- What is kept of where people say they came from follows from their touches.
with followed as (
    select
        lead_key,
        arg_min(source, rank) filter (is_told or basis = 'crm field') as told,
        arg_min(source, rank) filter (not is_told and basis <> 'crm field') as tracked
    from (
        select
            *,
            struct_pack(
                t := coalesce(touched_at, 'infinity'::timestamptz), crm := not is_told, r := row_id) as rank
        from touches) as touches
    where lead_key in (select lead_key from touches where record is not null)
    group by lead_key
    having told is not null
)
select *
from (
    (from followed except all select lead_key, told, tracked from told_and_tracked)
    union all
    (select lead_key, told, tracked from told_and_tracked except all from followed)
)
