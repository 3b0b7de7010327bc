-- A token is made; its number.
insert into api_tokens by name
select
    (select coalesce(max(token_id), 0) + 1 from api_tokens) as token_id, $hash as hash, $label as label,
    $user_id as user_id, $role as role, $rep as rep, $made_by as made_by, $made_at as made_at,
    $expires_at as expires_at
returning token_id
