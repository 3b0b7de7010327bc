-- Of the calls that are derived again only those are written that say something else than before.
create or replace temp table few_before as
select * from few_calls
where started_at >= (select since from span) and started_at < (select until from span);

create or replace temp table few_now as select * from calls limit 0;

insert into few_now by name select * from calls_now($business_zone, $shortest_conversation);

create or replace temp table few_as_before as
select call_id
from few_now as one
join (select * exclude (place) from few_before) as other using (call_id)
where one is not distinct from other;

create or replace temp table days_changed as
select day
from (
    select day, print_of(one)::hugeint as print from few_now as one anti join few_as_before using (call_id)
    union all
    select day, -print_of(one)::hugeint from few_before as one anti join few_as_before using (call_id)
)
group by day having sum(print) <> 0;

delete from calls where rowid in (select place from few_before anti join few_as_before using (call_id));

insert into calls select * from few_now anti join few_as_before using (call_id);

delete from call_rows where call_id in (select call_id from few_before);

delete from touches where call_id in (select call_id from few_before);

delete from few_calls where call_id in (select call_id from few_before);

insert into few_calls by name
select * from few_now
