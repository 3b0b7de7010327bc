-- What one act did, for the history.
insert into import_changes values ($import_id, $act, $changes)
