-- One row is one number that called, was called, or is in an address book or a lead.
delete from callers where caller in (select party_key from scope);

insert into callers
with rung as (
    select
        caller,
        min(started_at) as first_at,
        max(started_at) as last_at,
        max(started_at) filter (is_conversation) as last_spoken_at,
        max(started_at) filter (direction = 'outgoing' and not is_conversation) as last_attempt_at,
        max(started_at) filter (direction = 'outgoing' or is_conversation) as answered_for_at,
        count(*) as calls,
        count(*) filter (is_conversation) as conversations
    from calls_in_scope where caller is not null group by caller
),
-- most logs name neither callers nor sources: what looks at these looks at such calls alone
called as (
    select caller, arg_min(name, struct_pack(often := -times, n := name)) as name
    from (
        select caller, name, count(*) as times from calls_in_scope
        where name is not null and caller is not null group by caller, name
    )
    group by caller
),
touched as (
    select
        caller,
        arg_min(
            struct_pack(source := source, channel := channel, campaign := campaign),
            struct_pack(t := started_at, s := source, c := campaign)
        ) as touch
    from calls_in_scope
    where source <> 'Unknown' and caller is not null group by caller
),
-- whoever was spoken to by one of their numbers waits by none of the others
answered_elsewhere as (
    select together.number as caller, max(answered_for_at) as answered_for_at
    from numbers_together() as together join rung on rung.caller = together.other
    group by together.number
),
answered as (
    select caller, greatest(rung.answered_for_at, elsewhere.answered_for_at) as answered_for_at
    from rung left join answered_elsewhere as elsewhere using (caller)
),
owed as (
    select caller, count(*) as tries, min(started_at) as since
    from calls_in_scope join answered using (caller)
    where direction = 'incoming' and outcome in ('missed', 'declined', 'voicemail')
        and coalesce(started_at > answered_for_at, true)
    group by caller
),
named as (
    select
        number as caller,
        count(distinct contact_id) as contacts,
        arg_max(name, struct_pack(r := contacts.rows, named := name is not null, n := name)) as name,
        arg_max(company, struct_pack(r := contacts.rows, n := company)) as company,
        max(photo) as photo
    from contact_numbers join contacts using (contact_id)
    where number in (select party_key from scope) group by number
),
led as (
    select
        number as caller,
        min(created_at) as first_at,
        max(name) as name,
        max(company) as company,
        bool_or(coalesce(do_not_call, false)) as do_not_call,
        arg_max(stage, struct_pack(r := coalesce(created_at, '1970-01-01'::timestamptz), s := stage_rank(stage))) as stage,
        arg_min(
            struct_pack(source := source, channel := channel, campaign := campaign),
            struct_pack(t := coalesce(created_at, 'infinity'::timestamptz), s := source, c := campaign)
        ) filter (source <> 'Unknown') as touch
    from leads_by_number() where number in (select party_key from scope) group by number
),
known as (
    select caller from rung union select caller from named union select caller from led
)
select
    caller,
    coalesce(named.name, led.name, called.name),
    folded(coalesce(named.name, led.name, called.name)),
    coalesce(named.company, led.company),
    photo,
    coalesce(contacts, 0),
    least(rung.first_at, led.first_at),
    last_spoken_at,
    last_attempt_at,
    rung.last_at,
    coalesce(calls, 0),
    coalesce(conversations, 0),
    coalesce(tries, 0),
    since,
    coalesce(touched.touch, led.touch).source,
    coalesce(touched.touch, led.touch).channel,
    coalesce(touched.touch, led.touch).campaign,
    stage,
    coalesce(do_not_call, false)
from known
left join rung using (caller)
left join called using (caller)
left join touched using (caller)
left join owed using (caller)
left join named using (caller)
left join led using (caller)
