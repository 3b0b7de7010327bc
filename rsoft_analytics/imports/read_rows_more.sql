-- Rows of one batch.
insert into read_rows by name select * from handed_over
