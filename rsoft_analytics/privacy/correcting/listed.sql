-- One row is a correction, the newest first.
select * from corrections order by correction_id desc
