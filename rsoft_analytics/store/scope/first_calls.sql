-- Whether no call is derived yet: then all that will be are in scope.
select not exists (from calls) as are_first
