-- All rejects of an import, by line: to download.
select line, reason, message, text from rejects where import_id = $import_id order by line
