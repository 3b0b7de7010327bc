-- One row is one call: one conversation or attempt with one other party.
create or replace temp table told_by_several as
select
    min(first_row) as call_id,
    arg_min(started_at, struct_pack(r := resolution, s := started_at)) as started_at,
    any_value(party_key) as party_key,
    any_value(party_kind) as party_kind,
    min(party) as party,
    any_value(direction) as direction,
    arg_max(outcome, outcome_rank(outcome)) as outcome,
    if(bool_or(is_picked_up(outcome)), max(seconds) filter (is_picked_up(outcome)), 0) as seconds,
    arg_max(rep, struct_pack(r := outcome_rank(outcome), rep := rep)) as rep,
    max(line_number) as line_number,
    max(name) as name,
    max(source) as source,
    max(campaign) as campaign,
    max(note) as note,
    sum(rows)::integer as rows,
    cluster
from matched
group by cluster;

create or replace temp view told as
select * from told_by_several
union all by name
select
    row_id(import_id, row) as call_id, started_at, party_key, party_kind, party, direction, outcome,
    if(is_picked_up(outcome), seconds, 0) as seconds, rep, line_number, name, source, campaign, note,
    1 as rows, hash(record, ordinal, party_key) as cluster
from raw_calls semi join settled using (party_key, import_id);

-- One row is a source as rows of calls write it, and what it is called.
create or replace temp table sources_written as
select text as written, source, channel from source_texts
where medium = '' and campaign = '' and source <> 'Unknown';

-- One row is a call that tells by itself where it came from: its line does, or else the export.
create or replace temp view calls_with_source as
select
    told.call_id, told.party_key, told.started_at, of_line.source, of_line.channel,
    coalesce(of_line.campaign, told.campaign) as campaign, 'line' as basis, of_line.written as source_text
from told
join line_periods as of_line
    on of_line.spelling = told.line_number and direction = 'incoming'
    and started_at >= since_at and (until_at is null or started_at < until_at)
union all
select
    told.call_id, told.party_key, told.started_at, own.source, own.channel, told.campaign,
    'call details', told.source
from told
join sources_written as own on own.written = told.source
left join line_periods as of_line
    on of_line.spelling = told.line_number and direction = 'incoming'
    and started_at >= since_at and (until_at is null or started_at < until_at)
where of_line.spelling is null;

-- What is known of each caller before anything else (one row a caller): the first thing of where
-- they heard of us, and the call by which they first rang where nobody had rung or noted them before.
create or replace temp table beginnings as
with touches as (
    select party_key, started_at as touched_at, source, channel, campaign from calls_with_source
    union all
    select number, created_at, source, channel, campaign from lead_records
    where source <> 'Unknown' and number in (select party_key from scope)
),
first_touches as (
    select
        party_key,
        -- of one touch: the campaign of another would be credited to this one's source
        unnest(arg_min(struct_pack(source := source, channel := channel, campaign := campaign), struct_pack(
            t := coalesce(touched_at, 'infinity'::timestamptz), s := source, c := campaign)))
    from touches group by party_key
),
firsts as (
    select
        party_key,
        min(started_at) filter (direction = 'incoming') as first_incoming,
        min(started_at) filter (direction = 'outgoing') as first_outgoing
    from told_by_several where party_key > 0 group by party_key
    union all
    select party_key, first_incoming, first_outgoing from settled where party_key > 0
),
noted as (
    select number as party_key, min(created_at) as noted_at from lead_records
    where number in (select party_key from scope) group by number
),
unheard_of as (
    select party_key, first_incoming as started_at from firsts left join noted using (party_key)
    where coalesce(first_outgoing > first_incoming, true)
        and coalesce(noted_at >= first_incoming, true)
),
first_rung as (
    select party_key, arg_min(call_id, cluster) as call_id
    from told semi join unheard_of using (party_key, started_at)
    where direction = 'incoming' group by party_key
)
select party_key, first_rung.call_id, first_touches.* exclude (party_key)
from first_rung full join first_touches using (party_key);

delete from calls where party_key in (select party_key from scope);

delete from call_rows where party_key in (select party_key from scope);

insert into calls
select
    told.call_id,
    started_at,
    timezone($business_zone, started_at)::date,
    hour(timezone($business_zone, started_at)),
    isodow(timezone($business_zone, started_at)),
    party_key,
    if(party_key > 0, party_key, null),
    party_kind,
    if(party_key > 0, null, party),  -- a number is shown as a number
    direction,
    outcome,
    seconds,
    outcome in ('answered', 'connected', 'elsewhere')
        and coalesce(seconds, $shortest_conversation) >= $shortest_conversation,
    coalesce(told.call_id = beginnings.call_id, false),
    rep,
    line_number,
    coalesce(of_line.source, own.source, beginnings.source, 'Unknown'),
    coalesce(of_line.channel, own.channel, beginnings.channel, 'Unknown'),
    coalesce(of_line.campaign, told.campaign, if(coalesce(of_line.source, own.source) is null, beginnings.campaign, null)),
    name,
    note,
    rows
from told
left join beginnings using (party_key)
left join sources_written as own on own.written = told.source
left join line_periods as of_line
    on of_line.spelling = told.line_number and direction = 'incoming'
    and started_at >= since_at and (until_at is null or started_at < until_at);

insert into call_rows
select told_by_several.call_id, row_id(import_id, row), told_by_several.party_key
from told_by_several
join matched using (cluster)
join raw_calls
    on raw_calls.record = matched.record and raw_calls.ordinal = matched.ordinal
    and raw_calls.party_key = matched.party_key
where told_by_several.rows > 1
