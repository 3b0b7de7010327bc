-- An empty table for what is set aside.
create or replace temp table set_aside (verdict varchar, line bigint, reason varchar, message varchar, text varchar)
