-- A stage set by hand is taken back, and stays on record as such.
update raw_stage_acts set undone_at = $now::timestamptz where act_id = $act_id and undone_at is null
