-- A session begins; with the first one a user is active, and the account is known.
insert into user_sessions by name
select $session as session, $user_id as user_id, $now as started_at, $now as last_seen_at;

update users
set state = 'active', joined_at = coalesce(joined_at, $now), identity = $identity,
    name = coalesce($name, name)
where user_id = $user_id
