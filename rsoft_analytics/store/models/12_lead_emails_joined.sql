-- One step of joining: each record takes the least label of those it shares an e-mail with.
create or replace temp table email_steps as
with of_email as (
    select email, min(label) as label
    from email_tokens join email_nodes using (record, ordinal) group by email
)
select record, ordinal, min(of_email.label) as label
from email_tokens join of_email using (email) group by record, ordinal;

update email_nodes set label = email_steps.label
from email_steps
where email_steps.record = email_nodes.record and email_steps.ordinal = email_nodes.ordinal
    and email_steps.label < email_nodes.label
