-- One row is a party that an earlier part of the import touches.
create or replace temp table scope_of_others as select party_key from scope
