-- One step of joining what shares something: each node takes the least label of those with which it
-- shares a token. Nodes and tokens are temporary tables; as long as any label changes, there is
-- another step.
create or replace temp table least_labels as
with of_token as (
    select token, min(label) as label from tokens join nodes using (node) group by token
)
select node, min(of_token.label) as label from tokens join of_token using (token) group by node;

update nodes set label = least_labels.label
from least_labels
where least_labels.node = nodes.node and least_labels.label < nodes.label
