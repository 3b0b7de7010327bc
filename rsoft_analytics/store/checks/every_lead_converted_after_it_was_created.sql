-- Every lead converted after it was created.
select lead_ref, seen_name(name, $viewer) as name, created_at, converted_at, source from lead_records
where converted_at < created_at
