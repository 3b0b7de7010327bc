-- One row is a caller whom somebody marked done, when they last did, and whether a call should be
-- seen by now and is not: the phone of the rep who missed the caller has reported since, or where
-- it reports nothing by itself, anybody has.
create or replace macro marks_of_callers() as table
with marked as (
    select caller, max(marked_at) as said_done_at from callback_marks where removed_at is null group by caller
),
missed_by as (
    select caller, arg_max(rep, last_try_at) as rep
    from waiting_episodes semi join marked using (caller) group by caller
),
phones as (
    select rep, max(last_call_at) as reported_until from reported_days group by rep
)
select
    marked.*,
    coalesce(reported_until, (select max(last_call_at) from extent)) > said_done_at as is_unseen
from marked
left join missed_by using (caller)
left join phones using (rep)
