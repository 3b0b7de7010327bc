-- A word as the tables of words have it.
select word($text) as word
