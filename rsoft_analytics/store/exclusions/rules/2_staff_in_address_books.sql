-- Staff in address books
-- Numbers of contacts in a group of these names. Groups are called labels in some address books.
-- kind: staff
-- on: yes
-- words: staff, team, our team, office, office staff, colleagues, employees
create or replace temp table found as
select number, reason from numbers_in_groups($words)
