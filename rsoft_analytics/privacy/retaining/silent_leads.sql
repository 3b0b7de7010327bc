-- One row is a lead without a number of whom nothing was heard since long.
select lead_key, list_transform(leads.emails, lambda one: lower(one)) as emails
from leads
join lead_members using (lead_key)
join lead_records using (record, ordinal)
where leads.person is null and not is_won
    and not list_has_any(list_transform(leads.emails, lambda one: lower(one)),
        (select coalesce(list(lower(email)), []) from consent_events
            where act = 'granted' and purpose = 'marketing' and email is not null))
    and (leads.name is not null or leads.emails <> [])
    and not list_has_any(list_transform(leads.emails, lambda one: ends_with(one, '@erased.invalid')), [true])
group by lead_key, leads.emails
having max(coalesce(told_at, lead_records.created_at, known_since)) < $leads_until
order by lead_key
