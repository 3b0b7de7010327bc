-- A number whose person was corrected.
insert into scope select $number
