-- What a rule found is kept under its name.
insert into numbers_found select $rule, number, reason from found
