-- One row is a running text of an export of contacts, once.
select name as text from staged_contacts where name is not null
union
select company as text from staged_contacts where company is not null
union
select title as text from staged_contacts where title is not null
union
select note as text from staged_contacts where note is not null
union
select extra as text from staged_contacts where extra is not null
