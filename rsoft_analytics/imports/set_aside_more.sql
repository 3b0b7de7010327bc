-- Rows of one batch.
insert into set_aside by name select * from handed_over
