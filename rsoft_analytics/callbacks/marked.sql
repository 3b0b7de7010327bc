-- Keep a person's word that a caller was rung back.
insert into callback_marks
select caller, $now, $marked_by, null from callers where is_number(caller, $caller, $viewer)
