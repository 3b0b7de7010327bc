-- One row is a line that calls came in on and that stands for no source on any day.
select line_number as line, count(*) as calls, min(day) as since, max(day) as until
from calls left join spellings on spelling = line_number
where direction = 'incoming' and line_number is not null
    and line_key(kind, number, line_number) not in (select line_key from lines_said())
group by line_number
order by calls desc, line
limit 100
