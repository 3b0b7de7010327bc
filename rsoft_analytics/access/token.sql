-- A token that is worth something: not revoked, not expired, and its user still has the role.
select token_id, label, email, api_tokens.role, coalesce(api_tokens.rep, users.rep) as rep, last_used_at
from api_tokens left join users using (user_id)
where hash = $hash
    and revoked_at is null
    and expires_at > $now
    and (user_id is null or (state <> 'removed' and users.role in (api_tokens.role, 'owner')))
