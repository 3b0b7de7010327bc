-- One row is a number of the person, with the key of nobody that takes its place; a kept one is
-- also somebody else's, whose calls they stay.
create or replace temp table erasing_numbers as select number, key, is_kept from handed_over;

create or replace temp table numbers_gone as select number, key from erasing_numbers where not is_kept
