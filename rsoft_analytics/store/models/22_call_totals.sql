-- One row is the calls of one hour that agree in all that they can be told by. Scope: the days whose
-- calls say something else, and those of numbers that are left out now, or no longer.
create temp table if not exists days_changed (day date);

create temp table if not exists days_made_anew (day date);

create temp table if not exists excluded_before as select * from excluded_numbers limit 0;

create or replace temp table days_in_scope as
with moved as (
    select number from (select * from excluded_numbers except all select * from excluded_before)
    union
    select number from (select * from excluded_before except all select * from excluded_numbers)
)
select day from days_changed
union
select day from days_made_anew
union
select day from calls where caller in (select number from moved);

delete from call_totals where day in (select day from days_in_scope);

insert into call_totals
select
    day, hour, rep, line_number, source, channel, campaign, direction, outcome, is_conversation,
    sum(calls), sum(talk_seconds), sum(first_calls)
from measured_calls(null, null, null, null, null)
where day in (select day from days_in_scope)
group by all
order by day, hour  -- so that what is asked of some days is read of those alone
