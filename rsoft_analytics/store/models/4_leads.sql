-- One row is a lead as one system tells of it: the rows of one identity, the latest of them
-- speaking; and its steps. Scope: the identities in lead_scope, with the tables of 4_lead_clues.
delete from lead_record_touches where record in (select record from lead_scope);

-- Of what is tracked, a field that names a source by hand decides which it is; a field that only
-- says it was the website, or a search, knows less than a link. Of the clues that agree, the
-- strongest is the basis. What the person said stands beside it.
insert into lead_record_touches by name
with named as (
    select
        lead_clues.*, texts.source as found, texts.channel,
        case
            when strength <> 4 then strength
            when texts.source = 'Website' then 3.5
            when texts.channel in ('Website', 'Direct') or starts_with(texts.channel, 'Organic ') then 2.5
            else 0
        end as rank
    from lead_clues
    join source_texts as texts
        on texts.text = lead_clues.text and texts.medium = by_medium
        and texts.campaign = coalesce(telling, '')
    where texts.source <> 'Unknown'
),
winning as (
    select *, first_value(found) over (
        partition by record, ordinal, basis = 'told us' order by rank, strength, text) as winner
    from named
)
select
    record, ordinal,
    if(channel = 'Marketplace' and basis in ('crm field', 'web form'), 'marketplace', basis) as basis,
    basis = 'told us' as is_told,
    -- what the person said is the source only where nothing else could be
    basis <> 'told us' or (is_told_alone and not bool_or(basis <> 'told us') over of_record) as is_source,
    channel, found as source, campaign, keyword, landing_page, source_text, row_id
from winning
where found = winner
window of_record as (partition by record, ordinal)
qualify row_number() over (
    partition by record, ordinal, basis = 'told us' order by strength, rank, text) = 1;

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
    coalesce(arg_max(numbers, latest) filter (number is not null), []) as numbers,
    list_sort(list_distinct(flatten(list(emails)))) as emails,
    coalesce(any_value(touched.source), 'Unknown') as source,
    coalesce(any_value(touched.channel), 'Unknown') as channel,
    coalesce(any_value(touched.campaign), arg_max(lead_rows_in_scope.campaign, latest)) as campaign,
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
left join (
    select record, ordinal, source, channel, campaign
    from lead_record_touches semi join lead_scope using (record) where is_source
) as touched using (record, ordinal)
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
