-- One row is a rep whose calls or leads are in the store, and whom the viewer sees.
select rep
from (select rep from calls union select rep from leads)
where rep is not null and ($reps is null or list_contains($reps::varchar[], rep))
order by rep
