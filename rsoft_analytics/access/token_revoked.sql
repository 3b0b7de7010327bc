-- A token is worth nothing from now on; its number, where it was worth something.
update api_tokens set revoked_at = $now where token_id = $token_id and revoked_at is null
returning token_id
