-- One row is one act of consent, once however many exports tell of it. Scope: consent_scope.
delete from consent_events where record in (select record from consent_scope);

insert into consent_events
select
    record, any_value(person_kind), min(person), any_value(number), any_value(email), max(name),
    any_value(purpose), any_value(channel), any_value(act), any_value(given_at), max(place),
    max(wording), max(evidence)
from raw_consent semi join consent_scope using (record)
group by record
