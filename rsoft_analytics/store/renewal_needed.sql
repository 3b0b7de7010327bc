-- Something is erased in this change, and the store's file must be written anew after it.
insert into renewals values (now(), $reason, null)
