-- No call is in the future.
select call_id, started_at, direction, outcome, rep from calls where started_at > now() + interval 1 day
