-- What a user permits of call logs now, null where nothing is known of them; and whether any user
-- was asked.
select
    max(state) as state,
    max(since) as since,
    exists (select 1 from consent_events where person_kind = 'user' and purpose = 'call_log') as is_asked
from permission_states_at(now(), $lasts_days)
where permission = 'call_log' and user_key = user_key($rep)
