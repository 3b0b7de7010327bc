-- Whether any call is derived yet, and how many parties are in scope.
select exists (from calls) as are_calls, (select count(*) from scope) as parties
