-- Leads still count, at the stage and for the value that they had; they are nobody's.
create or replace temp table keys_of_leads as
select import_id, row, list(key order by place) as keys
from (
    select import_id, row, unnest(numbers) as number, generate_subscripts(numbers, 1) as place
    from raw_leads semi join erasing_leads using (record, ordinal)
)
join erasing_numbers using (number)
group by import_id, row;

create or replace temp table tokens_of_leads as
select import_id, row, list(token order by token) as tokens
from (
    select import_id, row, lower(unnest(emails)) as email
    from raw_leads semi join erasing_leads using (record, ordinal)
)
join erasing_emails using (email)
group by import_id, row;

create or replace temp table leads_of_nobody as
select raw_leads.import_id, raw_leads.row, new_record,
    coalesce(keys, []) as keys, coalesce(tokens, []) as tokens
from raw_leads
semi join erasing_leads using (record, ordinal)
join new_records using (record)
left join keys_of_leads
    on keys_of_leads.import_id = raw_leads.import_id and keys_of_leads.row = raw_leads.row
left join tokens_of_leads
    on tokens_of_leads.import_id = raw_leads.import_id and tokens_of_leads.row = raw_leads.row;

insert into lead_scope
select record from erasing_leads union select new_record from new_records;

-- What the person said when asked is theirs; what others said in the same words is learnt again.
delete from source_texts where text in (
    select left(trim(told_source), 300) from raw_leads semi join erasing_leads using (record, ordinal));

update raw_leads
set lead_ref = null, name = null, name_key = '', company = null,
    number = keys[1], numbers = keys, number_text = null, emails = tokens,
    note = null, extra = null, form = null, referrer = null, told_source = null,
    click_id = if(click_id is null, null, 'erased'),
    -- an address may carry what somebody typed; which advertisement it was may stay
    landing_page = array_to_string(list_filter(regexp_split_to_array(landing_page, '[?&#]'),
        lambda part, place: place = 1 or starts_with(part, 'utm_')), '&'),
    record = new_record
from leads_of_nobody
where raw_leads.import_id = leads_of_nobody.import_id and raw_leads.row = leads_of_nobody.row;

update raw_stage_acts set note = null, person = key from numbers_gone where person = number;

update raw_stage_acts set note = null, record = new_record
from new_records where raw_stage_acts.record = new_records.record;

update crm_download_leads set person = key from numbers_gone where person = number;

update crm_download_leads set record = new_record
from new_records where crm_download_leads.record = new_records.record
