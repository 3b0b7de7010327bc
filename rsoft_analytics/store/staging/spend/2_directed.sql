-- Reports of spend name no numbers.
create or replace temp table new_spellings as select '' as spelling where false
