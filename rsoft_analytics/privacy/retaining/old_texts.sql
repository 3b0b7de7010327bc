-- How many rejects and skips of imports from long ago still have their text.
select count(*) as rejects
from (
    select import_id from rejects where text <> '' union all select import_id from skips where text <> ''
) join imports using (import_id)
where imported_at < $rejects_until
