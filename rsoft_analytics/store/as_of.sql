-- Until when the store knows of calls.
select max(started_at) as as_of, min(day) as first_day, max(day) as last_day from calls
