-- One row is a row of calls of a party in scope.
create or replace temp view rows_in_scope as select * from raw_calls semi join scope using (party_key);

-- Few records come twice: they are found by this one number first.
create or replace temp table records_twice as
select record from rows_in_scope group by record having count(*) > 1
