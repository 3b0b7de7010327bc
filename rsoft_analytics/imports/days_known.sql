-- One row is a day of which there are calls before an import.
create or replace temp table days_known as select distinct day from calls
