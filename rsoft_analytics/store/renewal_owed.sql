-- Whether something was erased since the store's file was last written anew.
select count(*) > 0 as is_owed from renewals where renewed_at is null
