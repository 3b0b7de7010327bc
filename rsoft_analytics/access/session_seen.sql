-- That somebody of a session still looks.
update user_sessions set last_seen_at = $now where session = $session
