-- Every lead converted after it was created.
select lead_ref, name, created_at, converted_at, source from leads
where converted_at < created_at
