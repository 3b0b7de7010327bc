-- One row is a session with its user as they are now; an ended one says why.
select
    users.user_id, email, name, role, rep, last_seen_at, ended_at,
    if(state = 'removed', 'removed', ended_by) as ended_by
from user_sessions join users using (user_id)
where session = $session
