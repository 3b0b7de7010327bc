-- One row is what an export tells of all its calls alike: how finely it tells the time, in seconds.
create or replace temp table told_alike as
select
    $system as system,
    -- a spreadsheet writes :00 seconds where its log knew only minutes
    case when max(written_resolution) = 1 and count(*) >= 5 and max(epoch_ms(started_at) // 1000 % 60) = 0 then 60
        else max(written_resolution) end as resolution
from typed where fault is null;

-- One row is a call whose identity comes more than once: which of them it is. The legs of one
-- call, by the system's own id, are one; else a repeated key is a redial.
create or replace temp table repeated as
select row, row_number() over (
    partition by record
    order by seconds desc nulls last, outcome_rank(outcome) desc, row) as ordinal
from typed
where fault is null and not has_ref
    and record in (select record from typed where fault is null group by record having count(*) > 1);

-- One row is a call of the export as it will be stored, with its identity.
create or replace temp view staged_calls as
select
    typed.row, line, record, coalesce(repeated.ordinal, 1)::integer as ordinal, system, resolution,
    party_key, party_kind, nullif(party, '') as party, started_at, direction, outcome, seconds, name,
    line_number, rep, source, campaign, note, extra
from typed
cross join told_alike
left join repeated on repeated.row = typed.row
where fault is null
