-- What the store holds, at a glance. Side by side: to plan as many questions in one takes longer
-- than their answers.
select calls, conversations, callers, contacts, leads, spend_lines, consent_acts
from (
    select coalesce(max(calls), 0) as calls, coalesce(max(conversations), 0) as conversations from extent
)
positional join (select count(*) as callers from callers)
positional join (select count(*) as contacts from contacts)
positional join (select count(*) as leads from leads)
positional join (select count(*) as spend_lines from spend)
positional join (select count(*) as consent_acts from consent_events)
