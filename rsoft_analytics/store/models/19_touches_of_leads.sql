-- One row is what a lead record tells of a source, as a touch of the person whom it tells of: once
-- tracked, and once told by the person. Scope: the persons in lead_key_scope.
delete from touches
where record is not null
    and (lead_key in (select lead_key from lead_key_scope) or record in (select record from lead_scope));

insert into touches by name
select
    touch_key('lead', record, place := ordinal, basis := is_told) as touch_id,
    lead_key,
    lead_records.created_at as touched_at,
    of_record.* exclude (record, ordinal, is_source),
    is_paid_channel(of_record.channel) as is_paid,
    record,
    ordinal
from lead_members semi join lead_key_scope using (lead_key)
join lead_record_touches as of_record using (record, ordinal)
join lead_records using (record, ordinal)
