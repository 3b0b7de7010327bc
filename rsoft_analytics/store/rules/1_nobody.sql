-- What is left of people who were erased: a party that is nobody's.

-- Whether a key is that of an erased person: drawn by lot above all that a number can be, so that
-- calls and leads of months past still count as those of one person, of whom nothing is known.
create or replace macro is_nobody(key) as key >= 10000000000000000;
