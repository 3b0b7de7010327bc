-- Service calls of banks and offices
-- Indian numbers of the 1600 and 1601 series, from which government and financial firms make service calls. The beginnings of such numbers, with the country code.
-- kind: other
-- on: yes
-- words: 911600, 911601
create or replace temp table found as
select number, reason from numbers_beginning($words)
