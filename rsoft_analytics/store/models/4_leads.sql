-- One row is a lead as one system tells of it: the rows of one identity, the latest of them
-- speaking; and its steps. Scope: the identities in lead_scope.
create or replace temp table lead_rows_in_scope as
with worded as (
    select
        raw_leads.*,
        case
            when said_won then 'won'
            when kept.stage is not null then kept.stage
            else raw_leads.stage
        end as meant
    from raw_leads semi join lead_scope using (record)
    left join stage_words_kept as kept on kept.word = word(status)
)
select
    row_id(import_id, row) as row_id,
    * exclude (stage, converted_at, meant),
    meant as stage,
    if(meant = 'won', converted_at, null) as converted_at,
    coalesce(modified_at, converted_at, contacted_at, created_at) as told_at,
    struct_pack(
        t := coalesce(modified_at, converted_at, contacted_at, created_at, '-infinity'::timestamptz),
        stage := stage_rank(meant),
        text := coalesce(status, ''),
        told := row_id(import_id, row)  -- where nothing else tells, the latest import speaks
    ) as latest
from worded;

delete from lead_records where record in (select record from lead_scope);

delete from lead_record_steps where record in (select record from lead_scope);

insert into lead_records by name
select
    min(row_id) as lead_id,
    record,
    ordinal,
    arg_min(origin, struct_pack(
        t := coalesce(created_at, 'infinity'::timestamptz), told := row_id)) as origin,
    max(lead_ref) as lead_ref,
    arg_max(name, latest) as name,
    arg_max(name_key, latest) as name_key,
    arg_max(company, latest) as company,
    arg_max(number, latest) as number,
    list_sort(list_distinct(flatten(list(emails)))) as emails,
    coalesce(source_named(arg_max(source, latest)), 'Unknown') as source,
    coalesce(channel_named(arg_max(source, latest)), 'Unknown') as channel,
    arg_max(campaign, latest) as campaign,
    arg_max(status, latest) as status,
    arg_max(stage, latest) as stage,
    min(created_at) as created_at,
    min(contacted_at) as contacted_at,
    min(converted_at) as converted_at,
    arg_max(value, latest) as value,
    arg_max(currency, latest) as currency,
    bool_or(do_not_call) as do_not_call,
    arg_max(rep, latest) as rep,
    arg_max(note, latest) as note,
    count(*) as rows,
    max(told_at) as told_at,
    min(known_since) as known_since
from lead_rows_in_scope
group by record, ordinal;

insert into lead_record_steps
with in_order as (
    select *, lag(stage) over (partition by record, ordinal order by latest) as stage_before
    from lead_rows_in_scope
),
dated as (
    select record, ordinal, 'contacted' as stage, contacted_at as reached_at, value, currency, latest
    from in_order where contacted_at is not null
    union all
    select record, ordinal, 'won', converted_at, value, currency, latest
    from in_order where converted_at is not null
    union all
    -- a record that was changed had come to its stage by then
    select record, ordinal, stage, modified_at, value, currency, latest
    from in_order
    where modified_at is not null and stage <> 'new' and stage is distinct from stage_before
        and not (stage = 'won' and converted_at is not null)
        and not (stage = 'contacted' and contacted_at is not null)
),
all_steps as (
    select * from dated
    union all
    select record, ordinal, stage, null, value, currency, latest
    from in_order
    where stage <> 'new' and (record, ordinal, stage) not in (select (record, ordinal, stage) from dated)
)
select record, ordinal, stage, reached_at, arg_max(value, latest), arg_max(currency, latest)
from all_steps
group by record, ordinal, stage, reached_at
