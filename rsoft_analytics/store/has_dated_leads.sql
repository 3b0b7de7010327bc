-- Whether of any lead it is known when they became one, or there are none.
select exists (from leads where created_at is not null) or not exists (from leads) as has_dated_leads
