-- One step of joining: each number takes the least label of those that one record has beside it.
create or replace temp table number_steps as
with of_record as (
    select own_number, min(label) as label
    from number_tokens join number_nodes using (number) group by own_number
)
select number, min(of_record.label) as label
from number_tokens join of_record using (own_number) group by number;

update number_nodes set label = number_steps.label
from number_steps
where number_steps.number = number_nodes.number and number_steps.label < number_nodes.label
