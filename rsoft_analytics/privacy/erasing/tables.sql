-- One row is a table of the store.
select table_name as name from duckdb_tables()
where database_name = current_database() and not temporary
order by table_name
