-- One row is a token, the newest first, and what it is still worth.
select
    token_id,
    label,
    email as user,
    api_tokens.role,
    api_tokens.rep,
    made_at,
    expires_at,
    last_used_at,
    case
        when revoked_at is not null then 'revoked'
        when expires_at <= $now then 'expired'
        when users.role not in (api_tokens.role, 'owner') then 'user has another role'
        else 'works'
    end as state
from api_tokens left join users using (user_id)
order by token_id desc
