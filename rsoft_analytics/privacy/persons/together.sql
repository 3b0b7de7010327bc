-- One row is another number of the person whose number it is.
select number, other from numbers_together() where list_contains($numbers::bigint[], number)
order by number, other
