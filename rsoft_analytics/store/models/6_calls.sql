-- One row is one call: one conversation or attempt with one other party.
create or replace temp table told as
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

-- The first thing that is known of where each caller heard of us (one row a caller).
create or replace temp table first_touches as
with touches as (
    select party_key, started_at as touched_at, source, campaign from told where source is not null
    union all
    select number, created_at, source, campaign from lead_records
    where source <> 'Unknown' and number in (select party_key from scope)
)
select
    party_key,
    -- of one touch: the campaign of another would be credited to this one's source
    unnest(arg_min(struct_pack(source := source, campaign := campaign), struct_pack(
        t := coalesce(touched_at, 'infinity'::timestamptz), s := source, c := campaign)))
from touches group by party_key;

-- When each caller first rang, and whether anybody had rung or noted them before.
create or replace temp table beginnings as
select party_key, arg_min(told.call_id, cluster) as call_id
from told
join (
    select
        party_key,
        min(started_at) filter (direction = 'incoming') as first_incoming,
        min(started_at) filter (direction = 'outgoing') as first_outgoing
    from told where party_key > 0 group by party_key
) as firsts using (party_key)
left join (select number, min(created_at) as noted_at from lead_records where number in (select party_key from scope) group by number) as noted
    on noted.number = party_key
where told.started_at = first_incoming and told.direction = 'incoming'
    and coalesce(first_outgoing > first_incoming, true)
    and coalesce(noted_at >= first_incoming, true)
group by party_key;

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
    party,
    direction,
    outcome,
    seconds,
    outcome in ('answered', 'connected', 'elsewhere')
        and coalesce(seconds, $shortest_conversation) >= $shortest_conversation,
    beginnings.call_id is not null,
    rep,
    line_number,
    coalesce(source_named(told.source), source_named(first_touches.source), 'Unknown'),
    coalesce(channel_named(told.source), channel_named(first_touches.source), 'Unknown'),
    coalesce(told.campaign, if(told.source is null, first_touches.campaign, null)),
    name,
    note,
    rows
from told
left join first_touches using (party_key)
left join beginnings using (party_key, call_id);

insert into call_rows
select told.call_id, row_id(import_id, row), told.party_key
from told
join matched using (cluster)
join raw_calls
    on raw_calls.record = matched.record and raw_calls.ordinal = matched.ordinal
    and raw_calls.party_key = matched.party_key
where told.rows > 1
