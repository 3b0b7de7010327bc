-- One row is a caller whose name is nearly what was typed: for when nothing else is found.
select callers.* exclude (name_key) replace (
    seen_name(name, $viewer) as name, seen_name(company, $viewer) as company,
    if(struct_extract($viewer, 'sees_names'), photo, null) as photo),
    seen_number(caller, $viewer) as number, 5 as rank
from callers
where struct_extract($viewer, 'sees_names') and folded($name) <> '' and length(folded($name)) > 3
    and jaro_winkler_similarity(name_key, folded($name)) >= 0.88
order by jaro_winkler_similarity(name_key, folded($name)) desc, callers.caller
limit 10
