-- One row is a text for a source in rows of calls.
create or replace temp table texts_asked as
select distinct trim(source) as text, '' as medium, '' as campaign from raw_calls where source is not null
