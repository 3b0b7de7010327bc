-- One row is a row of an export that tells of a call that several rows tell of.
insert into call_rows
select told_by_several.call_id, row_id(import_id, row), told_by_several.party_key
from told_by_several
join matched using (cluster)
join rows_entangled as told_in
    on told_in.record = matched.record and told_in.ordinal = matched.ordinal
    and told_in.party_key = matched.party_key
where told_by_several.rows > 1
