-- All calls are new, and so is every day of theirs. Put together first and written then: what is
-- put together is written by all threads, the rows that they are made of are read by one alone.
insert into calls
with calls_told as materialized (select * from calls_now($business_zone, $shortest_conversation))
select * from calls_told;

set variable middle_call = (select (min(call_id) + max(call_id)) // 2 from calls);

create or replace temp table days_changed as select distinct day from calls_in_scope
