-- One row is an import or an undo, and what it changed.
select import_id, act, changes from import_changes
