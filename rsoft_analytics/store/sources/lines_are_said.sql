-- One row where any line has a source.
select true as is_said from raw_lines where removed_at is null limit 1
