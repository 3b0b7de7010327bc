-- Family in address books
-- Numbers of contacts in a group of these names.
-- kind: family
-- on: yes
-- words: family, my family, relatives
create or replace temp table found as
select number, reason from numbers_in_groups($words)
