-- One row is a backup that was made, the newest first.
select made_at, file, bytes, is_encrypted from backups order by made_at desc
