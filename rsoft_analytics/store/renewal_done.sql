-- The store's file is a fresh copy: what was erased before is nowhere in it.
update renewals set renewed_at = now() where renewed_at is null
