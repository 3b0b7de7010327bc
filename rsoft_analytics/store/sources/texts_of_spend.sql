-- One row is a text for a source in reports of spend.
create or replace temp table texts_asked as
select distinct trim(source) as text, '' as medium, '' as campaign from raw_spend where source is not null
