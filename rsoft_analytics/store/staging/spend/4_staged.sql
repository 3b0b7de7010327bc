-- One row is a line of an ad report as it will be stored: known by what it was spent on and when.
create or replace temp table staged_spend as
select
    row, line,
    hash(word(source), word(account), word(campaign), word(ad_group), word(keyword), campaign_ref,
        timezone($timezone, since_at)::date, timezone($timezone, until_at)::date,
        coalesce(nullif(upper(trim(currency)), ''), $currency)) as record,
    timezone($timezone, since_at)::date as since,
    timezone($timezone, until_at)::date as until,
    source, account, campaign, campaign_ref, ad_group, keyword,
    money as cost,
    coalesce(nullif(upper(trim(currency)), ''), $currency) as currency,
    seen as impressions, clicked as clicks, converted as conversions, extra
from typed
where fault is null
