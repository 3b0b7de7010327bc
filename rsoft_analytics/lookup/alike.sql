-- One row is a caller whose name is nearly what was typed: for when nothing else is found.
select callers.*, 5 as rank
from callers
where $name <> '' and length($name) > 3
    and jaro_winkler_similarity(name_key, $name) >= 0.88
order by jaro_winkler_similarity(name_key, $name) desc, caller
limit 10
