-- Calls bear the name that was corrected; of one import where one is named.
update raw_calls set name = new_value
from (select * from corrections
    where field = 'name' qualify row_number() over (partition by number, old_value order by correction_id desc) = 1
) as mended
where party_key = mended.number and name is not null and folded(name) = folded(old_value)
    and ($import_id is null or import_id = $import_id)
