-- The first rejects of an import, by line.
select line, reason, message, text from rejects where import_id = $import_id order by line limit 1000
