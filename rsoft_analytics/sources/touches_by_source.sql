-- One row is a source, and how many touches of people are of it: what credit is shared out by.
select source as key, count(*) as value
from touches
group by source
