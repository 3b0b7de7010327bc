-- The number of the next stage set by hand.
select coalesce(max(act_id), 0)::bigint + 1 as act_id from raw_stage_acts
