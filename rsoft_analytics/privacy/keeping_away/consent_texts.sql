-- One row is a running text of an export of consent, once.
select name as text from staged_consent where name is not null
union
select evidence as text from staged_consent where evidence is not null
union
select extra as text from staged_consent where extra is not null
