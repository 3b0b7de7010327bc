-- One row is a number, of those asked for, that was disconnected: it may be somebody else's now.
select number as caller, recycled_at from recycled_at($at) where list_contains($callers::bigint[], number)
