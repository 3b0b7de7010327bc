-- One row is a call of the export: it goes into the store as the first of its identity, and what
-- only all of them together tell is set right there.
insert into raw_calls by name
select $import_id as import_id, 1 as ordinal, nullif(party, '') as party,
    * exclude (party, fault, started, clock, direction_said, outcome_said, name_said, duration, lasted)
from typed($system, $rep, $region, $timezone, $day_first, $duration_unit, $national_zero)
where fault is null;

-- All are told as finely as the coarsest of them; and a spreadsheet writes :00 seconds where its
-- log knew only minutes.
update raw_calls set resolution = told_alike.resolution
from (
    select
        case when max(resolution) = 1 and count(*) >= 5 and max(epoch_ms(started_at) // 1000 % 60) = 0
            then 60 else max(resolution) end as resolution
    from raw_calls where import_id = $import_id
) as told_alike
where raw_calls.import_id = $import_id and raw_calls.resolution <> told_alike.resolution;

-- One row is an identity that comes more than once.
create or replace temp table records_repeated as
select record from raw_calls where import_id = $import_id group by record having count(*) > 1;

-- One row is a call of such an identity: which of them it is. The legs of one call, by the
-- system's own id, are one; else a repeated key is a redial.
create or replace temp table repeated as
select row, row_number() over (
    partition by record
    order by seconds desc nulls last, outcome_rank(outcome) desc, row) as ordinal
from raw_calls
where import_id = $import_id
    and record in (select record from records_repeated)
    and row not in (select row from read_rows where call_ref is not null);

update raw_calls set ordinal = repeated.ordinal
from repeated
where raw_calls.import_id = $import_id and raw_calls.row = repeated.row and repeated.ordinal > 1;

-- One row is a call that cannot be used: filled where not all that was read is in the store now.
create or replace temp table faulty as
from typed($system, $rep, $region, $timezone, $day_first, $duration_unit, $national_zero) limit 0;

create or replace temp table staged_rejects (line bigint, reason varchar, message varchar, text varchar)
