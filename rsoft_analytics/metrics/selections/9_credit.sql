-- How leads and customers are credited to what they were touched by.

-- A credit by the model asked for; those that look at whole paths are not told in SQL.
create or replace macro by_model(model, first, last, last_non_direct, last_paid, linear, time_decay, position_based) as
    case model
        when 'first' then first
        when 'last' then last
        when 'last_non_direct' then last_non_direct
        when 'last_paid' then last_paid
        when 'linear' then linear
        when 'time_decay' then time_decay
        when 'position_based' then position_based
    end;

-- The conversions that the filters select, by the day on which people became leads: for each key
-- how many of them it touched (n), and its credit by each model. Whoever nothing is known to have
-- touched is credited to Unknown. The range is Wilson's, as of a share of all conversions: of
-- parts of conversions it is wider than needed.
create or replace macro credit_by_model(since, until, reps, sources, dimension, goal_meant, model) as table
with conversions as (
    select lead_key from selected_leads(since, until, reps, sources, null)
    where goal_meant = 'lead' or is_won
),
parts as (
    select
        lead_key,
        case dimension
            when 'source' then coalesce(source, 'Unknown')
            when 'channel' then coalesce(channel, 'Unknown')
            when 'campaign' then coalesce(campaign, 'Unknown')
        end as key,
        * exclude (lead_key, goal, place, touched_at, is_paid, channel, source, campaign)
    from conversions left join (select * from credits where goal = goal_meant) using (lead_key)
),
summed as (
    select
        key,
        count(distinct lead_key) as n,
        count(distinct lead_key) filter (linear is null) as untouched,
        round(sum(coalesce(first, 1)), 9) as first,
        round(sum(coalesce(last, 1)), 9) as last,
        round(sum(coalesce(last_non_direct, 1)), 9) as last_non_direct,
        round(sum(coalesce(last_paid, 1)), 9) as last_paid,
        round(sum(coalesce(linear, 1)), 9) as linear,
        round(sum(coalesce(time_decay, 1)), 9) as time_decay,
        round(sum(coalesce(position_based, 1)), 9) as position_based
    from parts group by key
),
chosen as (
    select
        *,
        by_model(model, first, last, last_non_direct, last_paid, linear, time_decay, position_based) as value,
        (select count(*) from conversions) as whole
    from summed
)
select
    key, value, n,
    whole * ratio(value, whole).low as low,
    whole * ratio(value, whole).high as high,
    untouched, first, last, last_non_direct, last_paid, linear, time_decay, position_based
from chosen
