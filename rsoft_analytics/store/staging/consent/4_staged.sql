-- One row is an act of consent as it will be stored: known by all that it says.
create or replace temp table staged_consent as
select
    row, line,
    hash(kind_said, coalesce(number::varchar, email, lower(who)), purpose_said, channel_said, act_said,
        given_at, trim(place), trim(wording)) as record,
    kind_said as person_kind,
    who as person,
    number, email,
    nullif(trim(name), '') as name,
    purpose_said as purpose,
    channel_said as channel,
    act_said as act,
    given_at,
    nullif(trim(place), '') as place,
    nullif(trim(wording), '') as wording,
    nullif(trim(evidence), '') as evidence,
    extra
from typed
where fault is null
