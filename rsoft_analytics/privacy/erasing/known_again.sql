-- One row is something by which an erased person would be known again.
select kind, hash from tombstones
