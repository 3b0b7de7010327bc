-- One row is a running text of an export of calls, once.
select name as text from typed where name is not null and fault is null
union
select note as text from typed where note is not null and fault is null
union
select extra as text from typed where extra is not null and fault is null
