-- One row is a party that an earlier part of the import touches; its temporary names are free again.
create or replace temp table scope_of_others as select party_key from scope;

drop view if exists directed
