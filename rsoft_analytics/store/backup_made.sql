-- A backup was made.
insert into backups values (now(), $file, $bytes, $is_encrypted)
