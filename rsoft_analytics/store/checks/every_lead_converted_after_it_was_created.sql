-- Every lead converted after it was created.
select lead_ref, name, created_at, converted_at, source from lead_records
where converted_at < created_at
