-- One row is a text for a source in rows of calls, or of a line.
create or replace temp table texts_asked as
select distinct trim(source) as text, '' as medium, '' as campaign
from (select source from raw_calls where source is not null union all select source from lines_said())
