-- One row is a lead behind a number of the funnel, the newest first.
select
    seen_name(name, $viewer) as name,
    seen_name(company, $viewer) as company,
    seen_number(if(is_nobody(person), null, person), $viewer) as person,
    source,
    rep,
    stage,
    created_at as lead_since,
    contacted_at,
    qualified_at,
    won_at,
    value,
    currency
from conversions($since, $until, $reps, $sources, $dimension, $window)
where ($dimension is null or key = $key) and case $behind
    when 'leads' then standing = 'ripe'
    when 'contacted' then standing = 'ripe' and may_be_contacted
    when 'qualified' then standing = 'ripe' and may_be_qualified
    when 'customers' then standing = 'ripe' and is_customer
    when 'left out' then standing <> 'ripe'
    -- as the metric first_attempt_seconds counts them
    when 'never tried' then standing <> 'junk' and person is not null
        and not answered_at_once and first_attempt_at is null
        and created_at between (select first_call_at from extent) and (select last_call_at from extent)
end
order by created_at desc nulls last, lead_id desc
limit $most
