-- Whoever has a number in scope is in scope with all the numbers of theirs.
insert into scope
select distinct other from numbers_together()
where number in (select party_key from scope) and other not in (select party_key from scope)
