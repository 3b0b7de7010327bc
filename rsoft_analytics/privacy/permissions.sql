-- One row is a user and a permission of the app, as it stood at a moment.
select * from permission_states_at($at, $lasts_days)
