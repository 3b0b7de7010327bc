-- One row is a call of a number with a source that the call itself tells. A source that a call has
-- only because its caller had it before is no touch. Scope: the callers in scope.
insert into touches by name
select
    touch_key('call', call_id) as touch_id,
    lead_key_of_number(party_key) as lead_key,
    started_at as touched_at,
    basis,
    false as is_told,
    is_paid_channel(channel) as is_paid,
    channel,
    source,
    campaign,
    source_text,
    call_id,
    call_id as row_id
from calls_with_source
where party_key > 0
