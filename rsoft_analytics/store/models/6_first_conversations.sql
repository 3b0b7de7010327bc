-- One row is a caller whom nobody knew, and to whom somebody spoke in that first call: few of all
-- calls. Scope: the parties in scope.
delete from first_conversations where caller in (select party_key from scope);

insert into first_conversations
select caller, day, hour, source from calls_in_scope
where is_first_of_caller and is_conversation
order by day
