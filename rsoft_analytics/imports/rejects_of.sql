-- The first rejects of an import, by line.
select line, reason, seen_text(message, $viewer) as message, seen_text(text, $viewer) as text from rejects where import_id = $import_id order by line limit 1000
