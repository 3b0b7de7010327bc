-- One row is a call of the export as it will be stored, with its identity.
create or replace temp table staged_calls as
with resolved as (
    select
        *,
        party_kind = 'number' as has_number,
        case
            when direction = 'incoming' then coalesce(outcome, case
                when seconds_read > 0 then 'answered'
                -- where a log has a word for missed, Incoming means answered, even for 0 seconds
                when seconds_read = 0 and (outcome_said is not null
                    or not (select bool_or(outcome = 'missed') from meanings)) then 'missed'
                else 'answered' end)
            when outcome in ('answered', 'elsewhere') then 'connected'
            when outcome is not null then 'not connected'
            else if(seconds_read > 0, 'connected', 'not connected')
        end as outcome_meant
    from typed
    where fault is null
),
keyed as (
    select
        *,
        if(outcome_meant in ('answered', 'connected', 'elsewhere', 'voicemail'), seconds_read, 0)
            as seconds,
        -- what is no number is known by its kind, text and day; never matched across systems
        if(has_number, number, -1 - (hash(
            party_kind, word(party), timezone($timezone, started_at)::date) // 4)::bigint) as party_key
    from resolved
),
identified as (
    select
        *,
        if(call_ref is null,
            hash($system, coalesce(rep, ''), coalesce(line_number, ''), party_key, direction, started_at),
            hash($system, call_ref, party_key, direction, timezone('UTC', started_at)::date)) as record
    from keyed
),
repeated as (
    select row, row_number() over (
        partition by record
        order by seconds desc nulls last, outcome_rank(outcome_meant) desc, row) as ordinal
    from identified
    -- the legs of one call, by the system's own id, are one; else a repeated key is a redial
    where call_ref is null
        and record in (select record from identified group by record having count(*) > 1)
)
select
    identified.row, line, record, coalesce(repeated.ordinal, 1)::integer as ordinal,
    $system as system,
    -- a spreadsheet writes :00 seconds where its log knew only minutes
    case when max(written_resolution) over () = 1 and count(*) over () >= 5
        and max(second(started_at)) over () = 0 then 60
        else max(written_resolution) over () end as resolution,
    party_key, party_kind, nullif(party, '') as party, started_at, direction,
    outcome_meant as outcome, seconds, nullif(trim(name), '') as name, line_number, rep,
    nullif(trim(source), '') as source, nullif(trim(campaign), '') as campaign,
    nullif(trim(note), '') as note, extra
from identified
left join repeated using (row)
