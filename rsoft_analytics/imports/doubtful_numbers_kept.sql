-- The numbers that look plain, and of which the library has to be asked in each spelling.
create or replace temp table doubtful_numbers as select doubtful from handed_over
