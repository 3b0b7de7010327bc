-- All calls are new, and so is every day of theirs.
insert into calls select * from calls_now($business_zone, $shortest_conversation);

create or replace temp table days_changed as select distinct day from calls
