-- What they agreed to and refused
select
    given_at as at, act, purpose, coalesce(channel, 'all') as channel, place, wording, evidence,
    expires_at, recorded_at
from consent_events
where list_contains($numbers::bigint[], number) or list_contains($emails::varchar[], lower(email))
order by given_at
