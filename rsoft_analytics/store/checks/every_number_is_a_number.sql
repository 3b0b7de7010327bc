-- Every caller's number has the length that international numbers have.
select seen_number(caller, $viewer) as caller from callers
where length(caller::varchar) not between 7 and 15 and not is_nobody(caller)
