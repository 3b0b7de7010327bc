-- One row is a path of $dimension that people took, those of the filters' leads who bought and those
-- who did not: whoever became a lead less than 30 days ago and has not bought still may, and is in
-- none. Nobody's path is known who was touched by nothing. Of very many who did not buy, every so
-- many-th by their key speaks for the others: that is as good as chance, and the same each time.
with in_question as (
    select lead_key, is_won, created_at
    from selected_leads($since, $until, $reps, $sources, null)
    where is_won or stage <> 'junk' and day <= $last_day::date - 30
),
sizes as (
    select greatest(count(*) filter (not is_won) // 20000, 1) as every from in_question
),
chosen as (
    select *, if(is_won, 1, every) as speaks_for
    from in_question cross join sizes
    where is_won or lead_key % every = 0
),
touched as (
    select lead_key, is_won, speaks_for, place, source, channel, campaign
    from chosen join credits using (lead_key)
    where is_won and goal = 'won'
    union all
    select
        lead_key, is_won, speaks_for, row_number() over (partition by lead_key order by touched_at, touch_id),
        source, channel, campaign
    from chosen join touches using (lead_key)
    where not is_won
        and touched_at >= created_at - to_days($credit_lookback_days::integer)
        and touched_at <= created_at + to_days($credit_lookback_days::integer)
),
named as (
    select
        lead_key, is_won, speaks_for, place,
        coalesce(case $dimension when 'source' then source when 'channel' then channel when 'campaign' then campaign
            end, 'Unknown') as key
    from touched
    qualify key is distinct from lag(key) over (partition by lead_key order by place)
),
walked as (
    select lead_key, is_won, speaks_for, list(key order by place) as path from named group by all
)
select
    path,
    count(*) filter (is_won) as bought,
    coalesce(sum(speaks_for) filter (not is_won), 0)::bigint as left_without
from walked
group by path
order by path
