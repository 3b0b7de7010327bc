-- A user has another role from now on; what stands open is checked at its next step.
update users set role = $role, rep = $rep where user_id = $user_id
