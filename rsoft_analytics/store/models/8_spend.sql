-- One row is what was spent on one thing in some days. Reports restate the last days as clicks
-- are checked, so the latest import speaks; equal lines of one report are parts and add up.
-- Scope: spend_scope.
delete from spend where record in (select record from spend_scope);

insert into spend
with latest as (
    select * from raw_spend
    semi join spend_scope using (record)
    qualify import_id = max(import_id) over (partition by record)
)
select
    record,
    any_value(since),
    any_value(until),
    coalesce(any_value(named.source), 'Unknown'),
    coalesce(any_value(named.channel), 'Unknown'),
    min(account),
    min(campaign),
    min(ad_group),
    min(keyword),
    sum(cost),
    any_value(currency),
    sum(impressions),
    sum(clicks),
    sum(conversions)
from latest
left join (
    select text, source, channel from source_texts where medium = '' and campaign = ''
) as named on text = trim(latest.source)
group by record
