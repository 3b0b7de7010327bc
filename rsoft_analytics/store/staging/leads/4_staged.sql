-- One row is a lead of the export as it will be stored, with its identity: the CRM's own id
-- (a web form's, which tools give twice, and a short bare number, which any list might count by,
-- only together with the person), or else
-- the number, e-mail or name with the day of creation, counted as a multiset.
create or replace temp table staged_leads as
with identified as (
    select
        *,
        if(nullif(trim(lead_ref), '') is not null,
            hash($system, trim(lead_ref), if($origin = 'Web form' or regexp_full_match(trim(lead_ref), '\d{1,5}'),
                coalesce(nullif(folded(name), ''), numbers[1]::varchar, emails[1]), null)),
            hash('lead', coalesce(numbers[1]::varchar, emails[1], folded(name)),
                timezone($timezone, created_at)::date)) as record
    from typed
    where fault is null
)
select
    row, line, record,
    if(nullif(trim(lead_ref), '') is not null, 1,
        row_number() over (partition by record order by row))::integer as ordinal,
    nullif(trim(lead_ref), '') as lead_ref,
    nullif(trim(name), '') as name,
    folded(name) as name_key,
    nullif(trim(company), '') as company,
    numbers[1] as number,
    numbers,
    number as number_text,
    emails,
    nullif(trim(source), '') as source,
    nullif(trim(medium), '') as medium,
    nullif(trim(campaign), '') as campaign,
    nullif(trim(status), '') as status,
    case
        when said_won then 'won'
        when stage is not null then stage
        when converted_at is not null then 'won'
        when contacted_at is not null then 'contacted'
        else 'new'
    end as stage,
    created_at, modified_at, contacted_at,
    case when said_won or stage = 'won' or converted_at is not null then true
        when converted is not null then false end as is_won,
    converted_at, coalesce(said_won, false) as said_won,
    -- the earliest that the row itself proves: of a mere day, the end of it
    least(
        created_at + to_seconds(greatest(resolution_of(created), 1)),
        contacted_at + to_seconds(greatest(resolution_of(contacted), 1)),
        modified_at + to_seconds(greatest(resolution_of(modified), 1)),
        converted_at + to_seconds(greatest(resolution_of(coalesce(converted_on, converted)), 1))
    ) as known_since,
    money as value,
    coalesce(nullif(upper(trim(currency)), ''), if(money is null, null, $currency)) as currency,
    do_not_call_answer as do_not_call,
    do_not_email_answer as do_not_email,
    $origin as origin,
    keyword, click_id, referrer, landing_page, form,
    nullif(trim(utm_source), '') as utm_source,
    nullif(trim(told_source), '') as told_source,
    coalesce(nullif(trim(rep), ''), $rep) as rep,
    nullif(trim(note), '') as note,
    extra
from identified
