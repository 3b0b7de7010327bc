-- What the parts of an import touch is in scope together.
insert into scope
select party_key from scope_of_others where party_key not in (select party_key from scope)
