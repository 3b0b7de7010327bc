-- A number is kept in, whatever rule finds it.
insert into kept_numbers
select $number, $now, null
where $number not in (select number from kept_numbers where removed_at is null)
