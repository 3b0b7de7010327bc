-- One row is a keyword or landing page of a source: how many of the leads it touched, and customers.
select
    coalesce(case $detail when 'keyword' then nullif(keyword, '') when 'landing_page' then nullif(landing_page, '') end, 'Not told') as what,
    count(distinct lead_key) as leads,
    count(distinct lead_key) filter (is_won) as customers,
    min(touched_at) as first_at,
    max(touched_at) as last_at
from selected_leads($since, $until, $reps, null, null) as lead
join touches using (lead_key)
where touches.source = $source
group by what
order by leads desc, what
