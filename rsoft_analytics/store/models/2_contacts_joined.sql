-- One step of joining: each entry takes the least label of the entries it shares a token with.
create or replace temp table contact_steps as
with of_token as (
    select token, min(label) as label
    from contact_tokens join contact_nodes using (row_id) group by token
)
select row_id, min(of_token.label) as label
from contact_tokens join of_token using (token) group by row_id;

update contact_nodes set label = contact_steps.label
from contact_steps
where contact_steps.row_id = contact_nodes.row_id and contact_steps.label < contact_nodes.label
