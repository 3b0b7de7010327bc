-- One row is an act of one person, the newest first: of a user by name, of a customer by number or
-- e-mail, and by those of theirs that a contact or lead has together.
select
    events.event, events.person_kind, seen_person(events.person, events.person_kind, $viewer) as person,
    events.purpose, events.channel, events.act, events.given_at, events.expires_at, events.place,
    events.wording, seen_text(events.evidence, $viewer) as evidence, events.scope,
    events.jurisdiction, events.recorded_at, events.actor, events.import_id, file_name, events.line,
    ledger.link
from consent_events as events
join consent_ledger as ledger on ledger.place = events.event
left join imports on imports.import_id = events.import_id
where events.number = $number
    or events.email = $email
    or events.person_kind = 'user' and user_key(events.person) = user_key($name)
    or events.number in (select other from numbers_together() where number = $number::bigint)
    or events.email in (select email from known_together([$number::bigint]))
    or $email is not null
        and events.number in (select number from known_together(null) where email = $email)
order by act_order(events.given_at, events.act, events.event) desc
