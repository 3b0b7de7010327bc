-- One row is a call, without what tells how often and in which order it was told.
select * exclude (call_id, rows) from calls order by started_at, party_key, direction
