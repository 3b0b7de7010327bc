-- One row where an entry has that id.
select record from lines_said() where record::varchar = $line_id limit 1
