-- One row is a lead of the selection, the newest first.
select
    seen_name(name, $viewer) as name,
    seen_name(company, $viewer) as company,
    seen_number(if(is_nobody(person), null, person), $viewer) as person,
    source, channel, campaign, rep, stage, created_at as lead_since, won_at, value, currency
from selected_leads($since, $until, $reps, $sources, null)
order by created_at desc nulls last, lead_id desc
limit $most
