-- An entry ends; whoever called the line is in scope.
update raw_lines set removed_at = $now where record::varchar = $line_id and removed_at is null;

create or replace temp table line_scope as
select distinct line_key from raw_lines where record::varchar = $line_id
