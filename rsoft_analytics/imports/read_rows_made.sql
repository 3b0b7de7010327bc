-- Empty tables for the rows as read and for what is set aside.
create or replace temp table read_rows as select * from handed_over;

create or replace temp table set_aside (verdict varchar, line bigint, reason varchar, message varchar, text varchar)
