-- One row is a withdrawal that nobody has said is passed on, the oldest first. Later words of the
-- same person about the same thing end it.
select
    events.event, events.person_kind, events.subject, ledger.identifier,
    seen_person(events.person, events.person_kind, $viewer) as person, events.purpose, events.channel, events.given_at, events.jurisdiction
from consent_events as events join consent_ledger as ledger on ledger.place = events.event
where events.act = 'withdrawn' and events.given_at <= $at
    and events.event not in (
        select of_event from consent_ledger where act = 'passed on' and of_event is not null)
    and not exists (
        select 1 from consent_events as later
        where later.subject = events.subject and later.purpose = events.purpose
            and later.channel is not distinct from events.channel
            and act_order(later.given_at, later.act, later.event)
                > act_order(events.given_at, events.act, events.event))
order by events.given_at, events.event
