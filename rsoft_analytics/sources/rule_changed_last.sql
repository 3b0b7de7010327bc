-- When the rules were changed last; no row where they never were.
select max(greatest(added_at, removed_at)) as changed_at from source_rules having count(*) > 0
