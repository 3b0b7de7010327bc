-- One row is one person who may buy: told of by records, by the call that made them a lead, and
-- by stages set by hand. Scope: the persons in lead_key_scope and people_scope.
create or replace temp table lead_keys as
select lead_key from lead_key_scope
union
select lead_key_of_person(person) from people_scope;

create or replace temp table acts_in_scope as
with keyed as (
    select
        if(raw_stage_acts.person is null, lead_members.lead_key,
            lead_key_of_number(raw_stage_acts.person)) as lead_key,
        raw_stage_acts.*
    from raw_stage_acts
    left join lead_members
        on raw_stage_acts.person is null and lead_members.record = raw_stage_acts.record
    where undone_at is null
)
select distinct on (act_id) * from keyed semi join lead_keys using (lead_key) order by act_id, lead_key;

-- What is told last speaks. A call says less than a record: a CRM's stage stands until it, or
-- somebody by hand, says otherwise.
create or replace temp table members_told as
select
    lead_key, lead_members.person, lead_records.*,
    struct_pack(t := coalesce(told_at, '-infinity'::timestamptz), r := stage_rank(stage), told := lead_id) as latest,
    struct_pack(t := coalesce(created_at, 'infinity'::timestamptz), told := lead_id) as earliest
from lead_members semi join lead_keys using (lead_key)
join lead_records using (record, ordinal);

create or replace temp table last_told as
with tellings as (
    select lead_key, stage, value, currency, latest from members_told
    union all
    select lead_key, stage, value, currency, struct_pack(t := set_at, r := stage_rank(stage), told := act_id)
    from acts_in_scope
)
select
    lead_key,
    arg_max(stage, latest) as stage,
    arg_max(struct_pack(value := value, currency := currency), latest)
        filter (value is not null) as worth
from tellings group by lead_key;

create or replace temp table leads_told as
select
    lead_key,
    max(person) as person,
    min(lead_id) as lead_id,
    arg_max(name, latest) as name,
    arg_max(company, latest) as company,
    list_sort(list_distinct(flatten(list(emails)))) as emails,
    arg_min(origin, earliest) as origin,
    arg_min(struct_pack(source := source, channel := channel, campaign := campaign), earliest)
        filter (source <> 'Unknown') as touch,
    arg_max(rep, latest) as rep,
    min(created_at) as created_at,
    min(known_since) as known_since,
    bool_or(coalesce(do_not_call, false)) as do_not_call,
    bool_or(origin = 'CRM export') as is_in_crm,
    sum(rows)::integer as rows
from members_told group by lead_key;

create or replace temp table leads_begun as
with made as (
    select lead_key_of_person(person) as lead_key, * from made_by_calls
),
begun as (
    select
        coalesce(leads_told.lead_key, made.lead_key) as lead_key,
        coalesce(leads_told.person, made.person) as person,
        made.person is not null and coalesce(known_since > made_at, true) as is_made_by_call,
        made.* exclude (lead_key, person),
        leads_told.* exclude (lead_key, person)
    from leads_told full join made using (lead_key)
),
dated as (
    select
        * replace (if(is_made_by_call, made_at, created_at) as created_at),
        is_made_by_call and answered_at_once as was_answered_at_once
    from begun
),
reached as (
    select
        lead_key,
        min(started_at) as first_attempt_at,
        min(started_at) filter (is_conversation) as first_conversation_at
    -- the larger on the left: what is on the right is looked up in
    from calls_of_people as one join dated on one.person = dated.person and started_at >= created_at
    where direction = 'outgoing' or is_conversation
    group by lead_key
)
select dated.*, first_attempt_at, first_conversation_at
from dated left join reached using (lead_key)
