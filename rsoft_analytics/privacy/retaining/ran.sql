-- The rules were gone through once.
insert into retention_runs values ($ran_at, $by, $people, $leads, $rejects)
