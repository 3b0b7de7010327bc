-- One row is a call of one batch: what can be told of it while the rest of the export is read.
select
    row,
    national_of(party, $code, $digits, $trunk) as party_national,
    national_of(from_number, $code, $digits, $trunk) as from_national,
    national_of(to_number, $code, $digits, $trunk) as to_national,
    clock_of(started) as clock,
    if(lasted >= '0' and try_cast(lasted as integer)::varchar = lasted, try_cast(lasted as integer), null)
        as lasted_whole
from (select *, coalesce(talk, duration) as lasted from handed_over)
