-- One row is one time that the rules were gone through, the newest first.
select * from retention_runs order by ran_at desc
