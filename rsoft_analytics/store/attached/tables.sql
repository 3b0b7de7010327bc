-- One row is a table of an attached file.
select table_name as name from duckdb_tables() where database_name = $file order by table_name
