-- The rows go in, and the parties they touch are in scope.
insert into raw_calls by name select $import_id as import_id, * from staged_calls;

create or replace temp table scope as select distinct party_key from typed where fault is null;

-- One row is a day about which the export may tell again of a call that was known: calls of other
-- days need not be looked at, and a month more on each side is more than any clock is wrong.
create or replace temp table days_told as
select unnest(range(min(started_at)::date - 31, max(started_at)::date + 32, interval 1 day))::date as day
from typed where fault is null;

create or replace temp table calls_before as
select * from calls semi join days_told using (day) semi join scope using (party_key);

create or replace temp table call_rows_before as select * from call_rows semi join scope using (party_key);

-- What was staged is in the store now, and deriving needs the memory. A dropped table would keep it
-- until the import is done; a dropped column gives it back at once.
alter table typed drop column line;

alter table typed drop column started_at;

alter table typed drop column party_kind;

alter table typed drop column party;

alter table typed drop column direction;

alter table typed drop column outcome;

alter table typed drop column seconds;

alter table typed drop column name;

alter table typed drop column line_number;

alter table typed drop column rep;

alter table typed drop column source;

alter table typed drop column campaign;

alter table typed drop column note;

alter table typed drop column extra;

alter table typed drop column record;

alter table typed drop column message;

alter table typed drop column text
