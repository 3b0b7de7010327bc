-- One row is a rep whose calls or leads are in the store.
select name as rep from filter_names where filter = 'rep' order by name
