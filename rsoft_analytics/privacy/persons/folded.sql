-- One row is a name as written, and folded for comparing.
select distinct name, folded(name) as name_key from (select unnest($names::varchar[]) as name)
where folded(name) <> ''
