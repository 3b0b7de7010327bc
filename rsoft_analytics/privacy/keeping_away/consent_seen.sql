-- One row is an act of consent with whose it is.
select
    row, line, folded(name) as name_key, null as record, null as entry,
    if(email is null, [], [email]) as emails, if(number is null, [], [number]) as numbers
from staged_consent
where person_kind = 'customer'
