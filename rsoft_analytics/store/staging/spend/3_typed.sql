-- One row is a line of an ad report, understood, and the fault that makes it unusable.
create or replace temp table typed as
with understood as (
    select
        *,
        moment(coalesce(day, since), $day_first, $timezone) as since_at,
        moment(coalesce(day, until, since), $day_first, $timezone) as until_at,
        amount(cost, comma := $decimal_comma) as money,
        amount(impressions, comma := $decimal_comma)::bigint as seen,
        amount(clicks, comma := $decimal_comma)::bigint as clicked,
        amount(conversions, comma := $decimal_comma)::double as converted
    from read_rows
)
select
    *,
    case
        when blank(coalesce(day, since)) then 'no time'
        when since_at is null or until_at is null then 'unreadable date'
        when until_at < since_at then 'unreadable date'
        when blank(cost) or money is null then 'unreadable amount'
        when money < 0 then 'unreadable amount'
    end as fault
from understood;

create or replace temp table staged_rejects as
select
    line,
    fault as reason,
    'Line ' || line || ': ' || case fault
        when 'no time' then 'the report does not say for which days this was spent.'
        when 'unreadable date' then 'period ''' || left(concat_ws(' to ', coalesce(day, since), until), 60)
            || ''' cannot be read. Days such as 2026-03-02 can.'
        else 'cost ''' || left(coalesce(cost, ''), 60)
            || ''' is no amount that can be spent. Amounts such as 1,234.50 are.'
    end as message,
    left(concat_ws(' | ', day, since, campaign, ad_group, keyword, cost), 500) as text
from typed
where fault is not null
