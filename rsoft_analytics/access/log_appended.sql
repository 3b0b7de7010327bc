-- A row goes behind the last one of the access log.
insert into access_log by name
select
    $place as place, $opened_at as opened_at, $who as who, $role as role, $way as way, $what as what,
    $purpose as purpose, $subject as subject, $people as people, $link as link
