-- The amount that a text means.
select amount($text) as value
