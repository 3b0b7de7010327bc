-- The entry that was removed last is again; whoever called the line is in scope.
create or replace temp table line_scope as
select distinct line_key from raw_lines
where removed_at = (select max(removed_at) from raw_lines);

update raw_lines set removed_at = null where removed_at = (select max(removed_at) from raw_lines)
