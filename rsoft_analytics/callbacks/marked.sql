-- Keep a person's word that a caller was rung back.
insert into callback_marks values ($caller, $now, $marked_by, null)
