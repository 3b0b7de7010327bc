-- Every touch is of a call or of a lead record that the store holds, of that person.
select touch_id, touches.call_id, record, ordinal
from touches
left join calls on calls.call_id = touches.call_id
left join other_numbers on other_numbers.number = caller
left join lead_members using (record, ordinal, lead_key)
where (calls.call_id is null or lead_key_of_person(coalesce(other_numbers.person, caller)) <> lead_key)
    and lead_members.record is null
