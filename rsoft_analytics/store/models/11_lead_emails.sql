-- One row is a lead record without a number, and the label of whom it tells of: the number of a
-- record that has the same e-mail, else the least e-mail that leads from one to the next.
create temp table if not exists lead_scope as select record from lead_records limit 0;

create or replace temp table email_nodes as
select record, ordinal, emails, list_min(emails) as label
from lead_records where number is null and emails <> [];

create or replace temp table email_tokens as
select record, ordinal, unnest(emails) as email from email_nodes;

update email_nodes set label = numbered.label
from (
    select email_tokens.record, email_tokens.ordinal, min(' ' || number) as label
    from email_tokens
    join (select own_number as number, unnest(emails) as email from lead_records where number is not null)
        using (email)
    group by email_tokens.record, email_tokens.ordinal
) as numbered
where numbered.record = email_nodes.record and numbered.ordinal = email_nodes.ordinal
