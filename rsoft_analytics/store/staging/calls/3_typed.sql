-- One row is a call as read, understood: its cells typed, its identity, and the fault that makes it
-- unusable. Ten million of them are not kept: they are asked for once, to go into the store, and
-- a second time only where some have faults.
create or replace temp macro typed(
    of_system, of_rep, of_region, zone, is_day_first, length_unit, national_zero) as table
with understood as (
    select
        calls_directed.*,
        coalesce(talk, duration) as lasted,
        national is not null and doubtful_numbers.doubtful is null as is_plain,
        coalesce(spellings.kind, if(is_plain, 'number', null)) as party_kind,
        coalesce(spellings.number, if(is_plain, national + national_zero, null)) as number,
        coalesce(nullif(trim(rep), ''), of_rep) as our_rep,
        if(clock is null, moment(started, is_day_first, zone), null) as started_otherwise,
        case when clock is null then started_otherwise
            when utc_ahead is null then timezone(zone, clock)
            else make_timestamptz(epoch_us(clock) + utc_ahead) end as started_at,
        if(clock is null, resolution_of(started), 1) as resolution,
        if(length_unit = 's' and lasted_whole is not null, lasted_whole,
            seconds_of(lasted, length_unit)) as seconds_read
    from calls_directed
    left join clocks on clocks.quarter = epoch_us(clock) // 900000000
    left join doubtful_numbers on doubtful_numbers.doubtful = calls_directed.national
    left join spellings on spellings.spelling = calls_directed.party and spellings.region = of_region
),
judged as (
    select
        *,
        case
            when clock is null and started_otherwise is null
                then if(blank(started), 'no time', 'unreadable time')
            when direction is null then 'unknown word'
            when party_kind = 'damaged' then 'damaged number'
            when party_kind = 'unreadable' then 'unreadable number'
            when seconds_read = -1 then 'unreadable duration'
        end as fault,
        case when seconds_read > 0 then with_talk when seconds_read = 0 then without_talk
            else with_talk_untold end as outcome
    from understood
),
keyed as (
    select
        *,
        if(is_picked_up(outcome), seconds_read, 0) as seconds,
        -- what is no number is known by its kind, text and day; never matched across systems
        if(party_kind = 'number', number, -1 - (hash(
            party_kind, word(party), timezone(zone, started_at)::date) // 4)::bigint) as party_key
    from judged
)
select
    row, line,
    if(call_ref is null,
        hash(of_system, coalesce(our_rep, ''), coalesce(line_number, ''), party_key, direction, started_at),
        hash(of_system, call_ref, party_key, direction, timezone('UTC', started_at)::date)) as record,
    of_system as system, resolution, party_key, party_kind, party, started_at, direction, outcome, seconds,
    nullif(trim(name), '') as name, line_number, our_rep as rep, nullif(trim(source), '') as source,
    nullif(trim(campaign), '') as campaign, nullif(trim(note), '') as note, extra,
    fault, started, clock, direction_said, outcome_said, name as name_said, duration, lasted
from keyed
