-- One row is a running text of an export of leads, once.
select name as text from staged_leads where name is not null
union
select company as text from staged_leads where company is not null
union
select note as text from staged_leads where note is not null
union
select extra as text from staged_leads where extra is not null
