-- What became of leads, each watched for the same time.

-- The moment until which the store tells of leads: its newest call, lead or step of one.
create or replace macro told_until() as (select told_until from extent);

-- Whether a step was taken within so many days of the beginning; null days mean ever.
create or replace macro is_within(reached_at, began_at, days) as
    reached_at is not null and (days is null or elapsed(began_at, reached_at) <= days * 86400);

-- The leads that the filters select, and what became of each within the window. Of standing
-- 'ripe' are those whose window is over: only they are in a rate. The others are left out for
-- the reason that the standing names. A later step implies the earlier ones. To have taken one
-- within days takes a date: who took it without one may have.
create or replace macro conversions(since, until, reps, sources, dimension, days) as table
with watched as (
    select
        *,
        elapsed(created_at, told_until()) as watched_seconds,
        if(days is null, is_won, is_within(won_at, created_at, days)) as is_customer
    from selected_leads(since, until, reps, sources, dimension)
    where dimension is null or key is not null
),
qualified as (
    select
        *,
        is_customer
            or is_within(qualified_at, created_at, days)
            or days is null and (is_won or stage = 'qualified') as is_qualified,
        is_qualified or qualified_at is null and (is_won or stage = 'qualified') as may_be_qualified
    from watched
)
select
    *,
    case
        when stage = 'junk' then 'junk'
        when days is null then 'ripe'
        when created_at is null then 'undated'
        when watched_seconds < days * 86400 then 'unripe'
        when is_won and won_at is null then 'won undated'
        else 'ripe'
    end as standing,
    is_qualified
        or is_within(least(contacted_at, first_conversation_at), created_at, days)
        or days is null and stage = 'contacted' as is_contacted,
    is_contacted
        or may_be_qualified
        or contacted_at is null and stage = 'contacted' as may_be_contacted
from qualified
