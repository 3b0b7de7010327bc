-- The only row says from when until when the store tells, and of how many calls. Dates to come, as
-- of an order that is planned, are no news.
delete from extent;

insert into extent
with told_of_leads as (
    select unnest([created_at, contacted_at, qualified_at, last_won_at, lost_at, junked_at]) as told_at
    from leads
)
select
    min(started_at),
    max(started_at),
    min(day),
    max(day),
    count(*),
    count(*) filter (is_conversation),
    greatest(
        max(started_at) filter (started_at <= now()),
        (select max(told_at) filter (told_at <= now()) from told_of_leads))
from calls;

delete from filter_names;

insert into filter_names
select filter, name, sum(times)::bigint
from (
    select 'rep' as filter, rep as name, sum(calls) as times from call_totals group by rep
    union all
    select 'source', source, sum(calls) from call_totals group by source
    union all
    select 'rep', rep, count(*) from leads group by rep
    union all
    select 'source', source, count(*) from leads group by source
)
where name is not null
group by filter, name
