-- One row is what people told us, or a CRM says, beside what was first tracked of them: how many.
select told, tracked, count(*) as people
from selected_leads($since, $until, $reps, $sources, null)
join told_and_tracked using (lead_key)
group by all
order by told, tracked
