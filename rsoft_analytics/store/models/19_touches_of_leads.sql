-- One row is a lead record with a source, as a touch of the person whom it tells of. Scope: the
-- persons in lead_key_scope.
delete from touches
where record is not null
    and (lead_key in (select lead_key from lead_key_scope) or record in (select record from lead_scope));

insert into touches by name
select
    touch_key('lead', record, ordinal) as touch_id,
    lead_key,
    lead_records.created_at as touched_at,
    case when origin = 'Web form' then 'web form' else 'crm field' end as basis,
    false as is_told,
    is_paid_channel(channel) as is_paid,
    channel,
    source,
    campaign,
    source as source_text,
    record,
    ordinal,
    lead_id as row_id
from lead_members semi join lead_key_scope using (lead_key)
join lead_records using (record, ordinal)
where source <> 'Unknown'
