-- One row is a number that an export of calls tells of, and a name that it gives it.
select distinct party_key as number, if($with_names, folded(name), '') as name_key
from typed
where party_key > 0
