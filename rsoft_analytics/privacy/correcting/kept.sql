-- A correction, with what it corrects and who made it.
insert into corrections
select
    (select coalesce(max(correction_id), 0) + 1 from corrections), $number, $email, $field, $old_value,
    $new_value, now(), $by, $request_id
