-- The span of time of which calls are derived again: all there is.
create or replace temp table span as
select '-infinity'::timestamptz as since, 'infinity'::timestamptz as until
