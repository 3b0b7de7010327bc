-- The lines go in; who ever called one of them is in scope.
create or replace temp table lines_before as
select * exclude (import_id, row, line, added_at) from lines_said() semi join staged_lines using (record);

insert into raw_lines by name
select $import_id as import_id, *, now() as added_at from staged_lines;

create or replace temp table line_scope as select distinct line_key from staged_lines;

create or replace temp table scope as
with spelled as (
    select distinct line_number from raw_calls where line_number is not null
)
select distinct party_key from raw_calls
where line_number in (
    select line_number
    from spelled left join spellings on spelling = line_number
    where line_key(kind, number, line_number) in (select line_key from line_scope))
