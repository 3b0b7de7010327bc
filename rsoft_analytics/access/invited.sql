-- Somebody is invited; who was removed and comes again is somebody new.
insert into users by name
select
    (select coalesce(max(user_id), 0) + 1 from users) as user_id, $email as email, $role as role,
    $rep as rep, 'pending' as state, $invited_by as invited_by, $invited_at as invited_at
