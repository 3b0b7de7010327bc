-- One row is a list that has to be fetched anew now and then, with the day it was last as of.
select 'do-not-call copy' as list, max(given_at) as as_of,
    count(distinct number) as numbers
from consent_events where is_listed(place) and given_at <= $at
having count(*) > 0
union all
select 'revocation list', max(recorded_at), count(distinct number)
from consent_events where purpose = 'number' and act = 'disconnected' and given_at <= $at
having count(*) > 0
