-- What each import changed when it was loaded, and when it was taken back.

-- One row is what one act did to the store, as its report told it.
create table import_changes (
    import_id integer not null,
    act varchar not null,              -- imported or undone
    changes varchar not null           -- the JSON of imports/changes.py
)
