-- One row is a day on which somebody in scope called, with a print of what its calls say: taken
-- before the calls follow what changed.
create or replace temp table days_before as
select day, sum(print_of(calls)::hugeint) as print
from calls
where party_key in (select party_key from scope)
group by day
