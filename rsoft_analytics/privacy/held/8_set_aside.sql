-- Lines of exports that name them and could not be used
select file_name as export, line, reason, text
from rejects join imports using (import_id)
where $pattern <> '' and regexp_matches(text, $pattern)
union all
select file_name, line, reason, text
from skips join imports using (import_id)
where $pattern <> '' and regexp_matches(text, $pattern)
order by export, line
