-- Where any text means another source than before, what stands for it is in scope: the callers
-- whose calls or lines say it, and every lead, as its clues are weighed against each other.
create or replace temp table texts_changed as
select distinct now.text
from source_texts as now join texts_before as was using (text, medium, campaign)
where (now.source, now.channel) is distinct from (was.source, was.channel);

create or replace temp table line_scope as
select line_key from lines_said() where source in (select text from texts_changed);

create or replace temp table scope as
with spelled as (
    select distinct line_number from raw_calls
    where line_number is not null and exists (from line_scope)
)
select party_key from raw_calls where source in (select text from texts_changed)
union
select party_key from raw_calls
where line_number in (
    select line_number from spelled left join spellings on spelling = line_number
    where line_key(kind, number, line_number) in (select line_key from line_scope))
union
select unnest(numbers) from raw_leads where exists (from texts_changed);

create or replace temp table lead_scope as select distinct record from raw_leads;

create or replace temp table spend_scope as select distinct record from raw_spend;

create or replace temp table contact_scope as select name_key from raw_contacts limit 0;

create or replace temp table consent_scope as select record from raw_consent limit 0
