-- Every touch is of a call or of a lead record that the store holds, of that person.
select touch_id, touches.call_id, record, ordinal
from touches
left join calls on calls.call_id = touches.call_id and lead_key_of_number(caller) = lead_key
left join lead_members using (record, ordinal, lead_key)
where calls.call_id is null and lead_members.record is null
