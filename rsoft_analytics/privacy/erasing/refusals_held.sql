-- One row is an act by which somebody forbids something, as the ledger and its details tell of it.
select
    person_kind, person, number, email, name, purpose, channel, act, given_at as effective_at, expires_at,
    place, wording, evidence, scope, jurisdiction
from consent_events
where act in ('refused', 'withdrawn')
order by event
