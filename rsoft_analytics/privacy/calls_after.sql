-- One row is a call that we made to somebody who had said no to calls about offers and not yes
-- since, the newest first.
with acts as (
    select number, act, given_at, place,
        lead(given_at) over (partition by number order by act_order(given_at, act, event)) as until
    from acts_of_customers($at, $category, null, null)
    where purpose = 'marketing' and channel = 'call' and number is not null and not is_listed
)
select call_id, seen_number(caller, $viewer) as caller, seen_name(callers.name, $viewer) as name, started_at, seconds, rep, act, given_at, place
from calls join acts on acts.number = calls.caller join callers using (caller)
where direction = 'outgoing' and act <> 'granted' and started_at >= given_at
    and (until is null or started_at < until) and started_at <= $at
order by started_at desc, call_id
