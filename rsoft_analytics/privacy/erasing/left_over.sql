-- How many rows of a table still hold what a pattern finds.
select count(*) as rows from query_table($table) as held where regexp_matches(held::varchar, $pattern)
