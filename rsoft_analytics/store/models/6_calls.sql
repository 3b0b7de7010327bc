-- One row is one call: one conversation or attempt with one other party.
--
-- What is known of each caller before anything else (one row a caller): the first thing of where
-- they heard of us, and the call by which they first rang where nobody had rung or noted them before.
create or replace temp table beginnings as
with touches as (
    select party_key, started_at as touched_at, source, channel, campaign from calls_with_source
    union all
    select * from touches_kept
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
firsts as (  -- several rows that tell of one call may tell another start
    select
        party_key,
        min(started_at) filter (direction = 'incoming') as first_incoming,
        min(started_at) filter (direction = 'outgoing') as first_outgoing
    from told semi join (from records where party_key > 0) using (party_key) group by party_key
    union all
    select party_key, first_incoming, first_outgoing from parties anti join records using (party_key)
    where party_key > 0
),
noted as (
    select number as party_key, min(created_at) as noted_at from leads_by_number()
    where number in (select party_key from scope) group by number
),
unheard_of as (
    select party_key, first_incoming as started_at from firsts left join noted using (party_key)
    where coalesce(first_outgoing > first_incoming, true)
        and coalesce(noted_at >= first_incoming, true)
        and party_key not in (select party_key from parties_met)
),
first_rung as (
    -- of several at one moment by what they tell: their cluster is another once a second system
    -- tells of the party
    select party_key, arg_min(call_id, struct_pack(
        told := hash(outcome, seconds, rep, line_number, source, campaign, name, note), id := call_id
    )) as call_id
    from told semi join unheard_of using (party_key, started_at)
    where direction = 'incoming' group by party_key
)
select
    party_key, first_rung.call_id as first_call_id, first_touches.source as first_source,
    first_touches.channel as first_channel, first_touches.campaign as first_campaign
from first_rung full join first_touches using (party_key);

-- One row is a quarter of an hour in which somebody called, and how far the business's clock is
-- then from UTC, where it is not put forward or back within: looked up, since a calendar asked for
-- each of many calls takes five times as long.
create or replace temp table clock as
with quarters as (
    select distinct epoch_us(started_at) // 900000000 as quarter from told
),
bounds as (
    select quarter, quarter * 900000000 as begin, begin + 899999999 as last from quarters
)
select
    quarter,
    epoch_us(timezone($business_zone, make_timestamptz(begin))) - begin as ahead
from bounds
where ahead = epoch_us(timezone($business_zone, make_timestamptz(last))) - last;

create or replace temp macro calls_now(business_zone, shortest_conversation) as table
select
    call_id,
    started_at,
    local_at::date as day,
    hour(local_at)::tinyint as hour,
    isodow(local_at)::tinyint as weekday,
    party_key,
    if(party_key > 0, party_key, null) as caller,
    party_kind,
    if(party_key > 0, null, party) as party,  -- a number is shown as a number
    direction,
    outcome,
    seconds,
    outcome in ('answered', 'connected', 'elsewhere')
        and coalesce(seconds, shortest_conversation) >= shortest_conversation as is_conversation,
    coalesce(call_id = first_call_id, false) as is_first_of_caller,
    rep,
    line_number,
    coalesce(of_line.source, own.source, first_source, 'Unknown') as source,
    coalesce(of_line.channel, own.channel, first_channel, 'Unknown') as channel,
    coalesce(of_line.campaign, told.campaign,
        if(coalesce(of_line.source, own.source) is null, first_campaign, null)) as campaign,
    name,
    note,
    rows
from (
    select told.*, if(ahead is null, timezone(business_zone, started_at),
        make_timestamp(epoch_us(started_at) + ahead)) as local_at
    from told left join clock on quarter = epoch_us(started_at) // 900000000
) as told
left join beginnings using (party_key)
left join sources_written as own on own.written = told.source
left join line_periods as of_line
    on of_line.spelling = if(direction = 'incoming', told.line_number, null)
    and started_at >= since_at and started_at < until_at
