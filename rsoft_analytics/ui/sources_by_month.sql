-- One row is a month and a source: how many became leads.
select strftime(day, '%Y-%m-01') as month, source, count(*) as leads
from selected_leads($since, $until, $reps, $sources, null)
where day is not null
group by all
order by month, source
