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
    select unnest(['rep', 'source']) as filter, unnest([rep, source]) as name, calls as times from call_totals
    union all
    select unnest(['rep', 'source']), unnest([rep, source]), 1 from leads
)
where name is not null
group by filter, name
