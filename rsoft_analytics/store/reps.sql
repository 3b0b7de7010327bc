-- One row is a rep whose calls or leads are in the store, and whom the viewer sees.
select name as rep from filter_names
where filter = 'rep' and ($reps is null or list_contains($reps::varchar[], name))
order by name
