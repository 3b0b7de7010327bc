-- What a file of SQLite defines may call nothing but what is harmless.
pragma trusted_schema = off
