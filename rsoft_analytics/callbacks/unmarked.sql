-- Take back that a caller was rung back; that it was said stays.
update callback_marks set removed_at = $now where is_number(caller, $caller, $viewer) and removed_at is null
