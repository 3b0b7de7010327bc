-- Permissions of the app
-- What each user granted, refused or took back: contacts, photos and call log, as it stands now.
-- unit: permissions
select user as key, 1 as value, user, permission, state, since, place, wording
from permission_states_at(now(), $consent_lasts_days::integer)
