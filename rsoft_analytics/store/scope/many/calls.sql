-- One row is a call of a party in scope.
create or replace temp view calls_in_scope as select * from calls semi join scope using (party_key)
