-- The calls are in the store; the parties they touch are in scope.
create or replace temp table scope as
select distinct party_key from raw_calls where import_id = $import_id;

-- One row is a day about which the export may tell again of a call that was known: calls of other
-- days need not be looked at, and a month more on each side is more than any clock is wrong.
create or replace temp table days_told as
select unnest(range(min(started_at)::date - 31, max(started_at)::date + 32, interval 1 day))::date as day
from raw_calls where import_id = $import_id;

create or replace temp table calls_before as
select * from calls semi join days_told using (day) semi join scope using (party_key);

create or replace temp table call_rows_before as select * from call_rows semi join scope using (party_key)
