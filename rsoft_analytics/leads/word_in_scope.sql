-- The leads whose status is a word are in scope.
create or replace temp table lead_scope as
select distinct record from raw_leads where word(status) = word($text);

create or replace temp table scope as
select distinct unnest(numbers) as party_key from raw_leads semi join lead_scope using (record)
