-- One row is a call in scope, where all there are is in scope: nobody needs to be looked up.
create or replace temp view calls_in_scope as select * from calls
