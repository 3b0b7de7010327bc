-- One row is what a lead record tells of where somebody came from: its fields, its link, the page
-- before it, the form itself, and what the person said. Scope: the identities in lead_scope.
create or replace temp table lead_rows_in_scope as
with worded as (
    select
        raw_leads.*,
        case
            when said_won then 'won'
            else coalesce(theirs.stage, everywhere.stage, raw_leads.stage)
        end as meant
    from raw_leads semi join lead_scope using (record)
    left join stage_words_kept as everywhere
        on everywhere.word = word(status) and everywhere.format = ''
    left join stage_words_kept as theirs
        on theirs.word = word(status)
        and theirs.format = (select format from imports where imports.import_id = raw_leads.import_id)
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

create or replace temp table leads_linked as
with last_told as (
    select
        record, ordinal,
        arg_max(row_id, latest) as row_id,
        bool_or(origin = 'Web form') as is_web_form,
        -- nothing in its export but what people said could tell of a source
        bool_or(told_source is not null and import_id not in (
            select import_id from raw_leads
            group by import_id having count(source) + count(utm_source) > 0)) as is_told_alone,
        arg_max(source, latest) as source,
        arg_max(told_source, latest) as told_source,
        arg_max(utm_source, latest) as utm_source,
        arg_max(if(blank(medium), null, trim(medium)), latest) as medium,
        arg_max(campaign, latest) as campaign,
        arg_max(keyword, latest) as keyword,
        arg_max(if(blank(click_id), null, click_id), latest) as click_id,
        arg_max(if(blank(referrer), null, trim(referrer)), latest) as referrer,
        arg_max(if(blank(landing_page), null, trim(landing_page)), latest) as landing_page,
        arg_max(form, latest) as form
    from lead_rows_in_scope group by record, ordinal
)
select
    * replace (
        coalesce(campaign, carried(landing_page, 'utm_campaign')) as campaign,
        coalesce(keyword, carried(landing_page, 'utm_term')) as keyword,
        coalesce(click_id, click_carried(landing_page)) as click_id),
    coalesce(utm_source, carried(landing_page, 'utm_source')) as link_source,
    coalesce(if(utm_source is not null or source is null, medium, null),
        carried(landing_page, 'utm_medium')) as link_medium
from last_told;

-- The strongest clue first (strength): what a link carries proves more than what a field says.
create or replace temp table lead_clues as
with clues as (
    select *, 'utm' as basis, 1 as strength,
        coalesce(link_source, '') as text, coalesce(link_medium, '') as by_medium,
        concat_ws(' / ', link_source, link_medium) as source_text
    from leads_linked where link_source is not null or link_medium is not null
    union all
    select leads_linked.*, 'click id', 2, click.source, click.medium, click_id
    from leads_linked
    join click_words as click
        on click.kind = if(contains(click_id, ':'), lower(split_part(click_id, ':', 1)), 'gclid')
    where click_id is not null
    union all
    select *, 'referrer', 3, coalesce(host_of(referrer), referrer),
        if(host_of(referrer) is null, '', 'referral'), referrer
    from leads_linked
    where referrer is not null and host_of(referrer) is distinct from host_of(landing_page)
    union all
    select *, if(is_web_form, 'web form', 'crm field'), 4,
        trim(source), if(utm_source is null, coalesce(medium, ''), ''), source
    from leads_linked where source is not null
    union all
    select *, if(landing_page is null, 'web form', 'landing page'), 5, 'Website', '',
        coalesce(landing_page, form, 'Web form')
    from leads_linked where is_web_form
    union all
    select *, 'told us', 6, trim(told_source), '', told_source
    from leads_linked where told_source is not null
)
select * replace (left(text, 300) as text), if(by_medium = '', '', telling_campaign(campaign)) as telling
from clues;

create or replace temp table texts_asked as
select distinct text, by_medium as medium, coalesce(telling, '') as campaign from lead_clues
