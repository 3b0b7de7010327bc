-- How many lines of an import were left out because they add up others.
select count(*) as sums from skips where import_id = $import_id and reason = 'total'
