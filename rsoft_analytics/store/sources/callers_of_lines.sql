-- The callers who ever called a line in line_scope are in scope.
create or replace temp table scope as
with spelled as (
    select distinct line_number from raw_calls where line_number is not null
)
select distinct party_key from raw_calls
where line_number in (
    select line_number
    from spelled left join spellings on spelling = line_number
    where line_key(kind, number, line_number) in (select line_key from line_scope))
