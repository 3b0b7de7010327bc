-- The last change of the rules is taken back: what it added goes, what it ended is again.
create or replace temp table last_change as
select max(greatest(added_at, removed_at)) as changed_at from source_rules;

delete from source_rules where added_at = (select changed_at from last_change);

update source_rules set removed_at = null where removed_at = (select changed_at from last_change)
