-- The import of the same bytes that is still in.
select * from imports where content = $content and undone_at is null
order by import_id desc limit 1
