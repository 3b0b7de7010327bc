-- What an import set aside.
insert into rejects
select $import_id, line, reason, message, text from set_aside where verdict = 'reject'
union all
select $import_id, line, reason, message, text from staged_rejects;

insert into skips
select $import_id, line, reason, message, text from set_aside where verdict = 'skip'
