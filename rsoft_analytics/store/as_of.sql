-- Until when the store knows of calls.
select max(last_call_at) as as_of, max(first_day) as first_day, max(last_day) as last_day from extent
