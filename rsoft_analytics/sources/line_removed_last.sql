-- When a line was removed last; no row where none was.
select max(removed_at) as removed_at from raw_lines having max(removed_at) is not null
