-- One row is a call log that was loaded while its user had not granted the call-log permission.
with logs as (
    select import_id, file_name, rep, imported_at from imports
    where kind = 'calls' and undone_at is null and rep is not null
),
then_said as (
    select logs.import_id, arg_max(
        if(act = 'granted' and ends_at(given_at, expires_at, $lasts_days) <= imported_at, 'expired', act),
        act_order(given_at, act, event)) as state
    from logs join consent_events
        on person_kind = 'user' and purpose = 'call_log' and user_key(person) = user_key(rep)
            and given_at <= imported_at
    group by logs.import_id
)
select logs.import_id, file_name, rep as user, imported_at, coalesce(then_said.state, 'not asked') as state_then,
    now.state as state_now
from logs left join then_said using (import_id)
join permission_states_at($at, $lasts_days) as now
    on now.user_key = user_key(rep) and permission = 'call_log'
where coalesce(then_said.state, 'not asked') <> 'granted'
order by imported_at desc
