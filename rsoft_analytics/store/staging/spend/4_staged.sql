-- One row is a line of an ad report as it will be stored: known by what it was spent on and when.
create or replace temp table staged_spend as
select
    row, line, record,
    from_day as since,
    to_day as until,
    source, account, campaign, campaign_ref, ad_group, keyword,
    money as cost,
    in_currency as currency,
    seen as impressions, clicked as clicks, converted as conversions, extra
from typed
where fault is null
