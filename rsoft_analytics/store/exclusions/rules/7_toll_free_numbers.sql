-- Toll-free numbers
-- Indian helplines of the 1800 and 1860 series. Off by default: firms that ring you may do it from one. The beginnings of such numbers, with the country code.
-- kind: vendor
-- on: no
-- words: 911800, 911860
create or replace temp table found as
select number, reason from numbers_beginning($words)
