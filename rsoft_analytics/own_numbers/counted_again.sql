-- A number counts again: it leaves the list, and where a rule finds it, it is kept in.
update own_numbers set removed_at = $now where number = $number and removed_at is null;

insert into kept_numbers
select $number, $now, null
where $number in (select number from numbers_found)
    and $number not in (select number from kept_numbers where removed_at is null)
