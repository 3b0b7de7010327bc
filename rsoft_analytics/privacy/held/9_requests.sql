-- What they asked for, and what was corrected
select 'correction of the ' || field as what, corrected_at as at,
    concat_ws(' to ', old_value, new_value) as said, corrected_by as by
from corrections
where list_contains($numbers::bigint[], number) or list_contains($emails::varchar[], email)
union all
select kind || ', ' || act, recorded_at, said, actor
from request_ledger as steps left join request_details as details on details.place = steps.place
where list_contains($subjects::varchar[], subject)
order by 2
