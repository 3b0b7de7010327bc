-- Leads, as each system tells of them
select
    raw_leads.name, company, numbers, emails, lead_ref, status, raw_leads.stage, source, medium, campaign,
    keyword, click_id, referrer, landing_page, form, created_at, modified_at, contacted_at, converted_at,
    value, currency, do_not_call, do_not_email, raw_leads.rep, note, extra as other_columns,
    file_name as export, line, imported_at
from raw_leads
join imports using (import_id)
where list_has_any(numbers, $numbers::bigint[])
    or list_has_any(list_transform(emails, lambda one: lower(one)), $emails::varchar[])
order by imported_at, line
