-- What the store holds, at a glance.
select
    (select coalesce(max(calls), 0) from extent) as calls,
    (select coalesce(max(conversations), 0) from extent) as conversations,
    (select count(*) from callers) as callers,
    (select count(*) from contacts) as contacts,
    (select count(*) from leads) as leads,
    (select count(*) from spend) as spend_lines,
    (select count(*) from consent_events) as consent_acts
