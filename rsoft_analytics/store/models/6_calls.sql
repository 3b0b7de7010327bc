-- One row is one call: one conversation or attempt with one other party.
--
-- What is known of each caller before anything else (one row a caller): the first thing of where
-- they heard of us, and the call by which they first rang where nobody had rung or noted them before.
create or replace temp table beginnings as
with touches as (
    select party_key, started_at as touched_at, source, channel, campaign from calls_with_source
    union all
    select number, created_at, source, channel, campaign from leads_by_number()
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
    select number as party_key, min(created_at) as noted_at from leads_by_number()
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
select
    party_key, first_rung.call_id as first_call_id, first_touches.source as first_source,
    first_touches.channel as first_channel, first_touches.campaign as first_campaign
from first_rung full join first_touches using (party_key);

delete from calls where party_key in (select party_key from scope);

delete from call_rows where party_key in (select party_key from scope);

insert into calls
with settled_begun as (  -- joined here, so that ten million calls are looked up but once
    select * from settled left join beginnings using (party_key)
),
told_begun as (
    select * from told_by_several left join beginnings using (party_key)
    union all by name
    select * from told_alone join settled_begun using (party_key, import_id)
)
select
    call_id,
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
    coalesce(call_id = first_call_id, false),
    rep,
    line_number,
    coalesce(of_line.source, own.source, first_source, 'Unknown'),
    coalesce(of_line.channel, own.channel, first_channel, 'Unknown'),
    coalesce(of_line.campaign, told_begun.campaign,
        if(coalesce(of_line.source, own.source) is null, first_campaign, null)),
    name,
    note,
    rows
from told_begun
left join sources_written as own on own.written = told_begun.source
left join line_periods as of_line
    on of_line.spelling = told_begun.line_number and direction = 'incoming'
    and started_at >= since_at and (until_at is null or started_at < until_at);

insert into call_rows
select told_by_several.call_id, row_id(import_id, row), told_by_several.party_key
from told_by_several
join matched using (cluster)
join (from raw_calls semi join entangled using (party_key)) as told_in
    on told_in.record = matched.record and told_in.ordinal = matched.ordinal
    and told_in.party_key = matched.party_key
where told_by_several.rows > 1
