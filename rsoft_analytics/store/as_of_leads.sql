-- Until when the store knows of leads.
select told_until() as as_of
