-- Whether anything was ever corrected.
select count(*) > 0 as is_any from corrections
