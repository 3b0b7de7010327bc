-- One row is a source that calls or leads came from, the most frequent first.
select name as source from filter_names where filter = 'source'
order by name = 'Unknown', times desc, name
