-- One row is a request as it stands: the last step of each decides, the first says what it is.
with steps as (
    select ledger.*, person, contact, said
    from request_ledger as ledger left join request_details as details on details.place = ledger.place
)
select
    request_id,
    any_value(kind) as kind,
    any_value(regime) as regime,
    min(received_at) as received_at,
    arg_max(due_at, place) as due_at,
    min(person) as person,
    max(contact) filter (act = 'opened') as contact,
    max(recorded_at) filter (act = 'identity checked') as checked_at,
    max(said) filter (act = 'identity checked') as checked_how,
    max(said) filter (act = 'extended') as extended_why,
    count(*) filter (act = 'extended') as extensions,
    max(recorded_at) filter (act = 'closed') as closed_at,
    max(outcome) as outcome,
    max(said) filter (act = 'closed') as reason,
    max(contact) filter (act = 'closed') as contact_named,
    any_value(subject) as subject
from steps
group by request_id
order by closed_at is not null, due_at, request_id
