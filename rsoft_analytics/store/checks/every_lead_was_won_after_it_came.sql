-- Every lead was won on the day it came or later.
select lead_id, seen_name(name, $viewer) as name, origin, created_at, won_at from leads where won_at::date < day
