-- The calls of the parties in scope are written anew; a print of what each day's calls say, taken
-- before and after, tells which days say something else.
create or replace temp table days_before as
select day, sum(print_of(calls)::hugeint) as print
from calls
where party_key in (select party_key from scope)
group by day;

delete from calls where party_key in (select party_key from scope);

delete from call_rows where party_key in (select party_key from scope);

delete from touches
where call_id is not null
    and lead_key in (
        select lead_key_of_number(party_key) from scope where party_key > 0
        union
        select lead_key_of_person(party_key) from scope where party_key > 0);  -- as it may have been

insert into calls select * from calls_now($business_zone, $shortest_conversation);

create or replace temp table days_changed as
with days_now as (
    select day, sum(
        -- where there was nothing before, every day is new: no need to look closer
        case when (select count(*) from days_before) = 0 then 0 else print_of(calls)::hugeint end) as print
    from calls_in_scope as calls
    group by day
)
select coalesce(days_now.day, days_before.day) as day
from days_now
full join days_before using (day)
where days_now.print is distinct from days_before.print
