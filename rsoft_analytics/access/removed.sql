-- A user may not come in any more; on request nothing is left that names them.
update users
set state = 'removed', removed_at = $now,
    email = if($with_data, null, email), name = if($with_data, null, name),
    rep = if($with_data, null, rep), identity = if($with_data, null, identity)
where user_id = $user_id;

update user_sessions set ended_at = $now, ended_by = 'removed'
where user_id = $user_id and ended_at is null;

update api_tokens
set revoked_at = coalesce(revoked_at, $now), label = if($with_data, 'Removed', label),
    rep = if($with_data, null, rep)
where user_id = $user_id
