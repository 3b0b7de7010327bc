-- Promotional calls
-- Indian numbers of the 140 series, which is kept for promotional calls. The beginnings of such numbers, with the country code.
-- kind: spam
-- on: yes
-- words: 91140
create or replace temp table found as
select number, reason from numbers_beginning($words)
