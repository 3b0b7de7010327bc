-- One row is a caller whose name is nearly what was typed: for when nothing else is found.
select callers.*, 5 as rank
from callers
where folded($name) <> '' and length(folded($name)) > 3
    and jaro_winkler_similarity(name_key, folded($name)) >= 0.88
order by jaro_winkler_similarity(name_key, folded($name)) desc, caller
limit 10
