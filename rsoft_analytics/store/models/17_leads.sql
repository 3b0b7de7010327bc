-- One row is one person who may buy. Scope: lead_keys.
delete from stage_events
where lead_id in (select lead_id from leads semi join lead_keys using (lead_key));

delete from leads where lead_key in (select lead_key from lead_keys);

insert into leads by name
with rang as (  -- by which of several numbers they rang first
    select person, arg_min(number, first_seen_at) as number
    from numbers_of_people join callers on caller = number
    where person in (select person from other_numbers)
    group by person
),
reached as (
    select
        lead_key,
        min(reached_at) filter (stage = 'contacted') as contacted_at,
        min(reached_at) filter (stage = 'qualified') as qualified_at,
        min(reached_at) filter (stage = 'won') as won_at,
        max(reached_at) filter (stage = 'won') as last_won_at,
        min(reached_at) filter (stage = 'lost') as lost_at,
        min(reached_at) filter (stage = 'junk') as junked_at,
        -- told by two systems, a conversion of one day is one
        greatest(count(distinct timezone($business_zone, reached_at)::date) filter (stage = 'won'),
            bool_or(stage = 'won')::integer)::integer as wins,
        bool_or(stage = 'won') as is_won,
        -- the first conversion counts; of two that are told of one moment, the larger
        arg_min(struct_pack(value := value, currency := currency),
                struct_pack(t := coalesce(reached_at, 'infinity'::timestamptz), larger := -value))
            filter (stage = 'won' and value is not null) as first_sale
    from steps_in_scope group by lead_key
)
select
    least(begun.lead_id, if(is_made_by_call, call_id, null)) as lead_id,
    lead_key,
    begun.person,
    coalesce(begun.name, callers.name) as name,
    folded(coalesce(begun.name, callers.name)) as name_key,
    coalesce(begun.company, callers.company) as company,
    coalesce(begun.emails, []) as emails,
    if(is_made_by_call, 'Call', begun.origin) as origin,
    coalesce(begun.touch.source, callers.source, 'Unknown') as source,
    coalesce(if(begun.touch is null, callers.channel, begun.touch.channel), 'Unknown') as channel,
    coalesce(if(begun.touch is null, callers.campaign, begun.touch.campaign), 'Unknown') as campaign,
    coalesce(begun.rep, begun.rep_of_call) as rep,
    begun.created_at,
    timezone($business_zone, begun.created_at)::date as day,
    timezone($business_zone, begun.created_at) as created_local,
    timezone($business_zone, first_attempt_at) as first_attempt_local,
    timezone($business_zone, first_conversation_at) as first_conversation_local,
    reached.* exclude (lead_key, first_sale),
    coalesce(last_told.stage, if(first_conversation_at is null, 'new', 'contacted')) as stage,
    last_told.worth.value as value,
    last_told.worth.currency as currency,
    if(is_won, coalesce(first_sale.value, last_told.worth.value), null) as won_value,
    if(is_won, if(first_sale is null, last_told.worth.currency, first_sale.currency), null) as won_currency,
    was_known,
    first_call_at,
    first_attempt_at,
    first_conversation_at,
    coalesce(was_answered_at_once, false) as answered_at_once,
    coalesce(begun.do_not_call, false) as do_not_call,
    coalesce(begun.is_in_crm, false) as is_in_crm,
    (coalesce(begun.rows, 0) + is_made_by_call::integer)::integer as rows
from leads_begun as begun
join reached using (lead_key)
left join last_told using (lead_key)
left join rang on rang.person = begun.person
left join callers on callers.caller = coalesce(rang.number, begun.person)
left join first_rings on first_rings.person = begun.person
-- so that those of some days are read without the others
order by begun.created_at;

insert into stage_events
select lead_id, steps_in_scope.stage, reached_at, told_by, steps_in_scope.value, steps_in_scope.currency, note
from steps_in_scope join leads using (lead_key);

-- The card and the list of callers tell the stage that the person is in.
create or replace temp table stages_by_number as
select number, stage from leads semi join lead_keys using (lead_key)
join numbers_of_people using (person);

-- asked for each caller, so that callers are changed in the order in which they lie: in any other
-- it takes twenty times as long
update callers set lead_stage = (select stage from stages_by_number where number = caller)
where caller in (select number from stages_by_number)
    and lead_stage is distinct from (select stage from stages_by_number where number = caller)
