-- A session ends, once.
update user_sessions set ended_at = $now, ended_by = $why where session = $session and ended_at is null
