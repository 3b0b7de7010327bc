-- Whose calls counted for no customer's still do not count: the list says so now, of nobody.
insert into own_numbers
select key, kind, null, nullif(since, date '0001-01-01'), nullif(until, date '9999-12-31'), null, now(), null
from excluded_numbers join numbers_gone using (number);

delete from own_numbers where number in (select number from numbers_gone);

delete from kept_numbers where number in (select number from numbers_gone)
