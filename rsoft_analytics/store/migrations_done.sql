-- The numbers of the migrations that this store has been through.
select number from migrations
