-- One row is somebody who was invited, those who may come in first.
select
    users.*,
    (select max(last_seen_at) from user_sessions where user_sessions.user_id = users.user_id) as last_seen_at
from users
order by state = 'removed', user_id
