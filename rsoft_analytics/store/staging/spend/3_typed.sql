-- One row is a line of an ad report, understood, and the fault that makes it unusable.
create or replace temp table understood as
select
    *,
    moment(coalesce(day, since), $day_first, $timezone) as since_at,
    moment(coalesce(day, until, since), $day_first, $timezone) as until_at,
    timezone($timezone, since_at)::date as from_day,
    timezone($timezone, until_at)::date as to_day,
    amount(cost, comma := $decimal_comma) as money,
    amount(impressions, comma := $decimal_comma)::bigint as seen,
    amount(clicks, comma := $decimal_comma)::bigint as clicked,
    amount(conversions, comma := $decimal_comma)::double as converted,
    coalesce(nullif(upper(trim(currency)), ''), $currency) as in_currency,
    spend_campaign(source, account, campaign, in_currency) as told_of,
    spend_detail(ad_group, keyword) as detail,
    hash(word(source), word(account), word(campaign), word(ad_group), word(keyword), campaign_ref,
        from_day, to_day, in_currency) as record
from read_rows;

-- One row is a period of a campaign, and the line or import that tells of it first: the same days
-- told of once more, in another period or in another detail, would count the money twice.
create or replace temp table periods_told as
select told_of, detail, from_day, to_day, min(line) as line, null::integer as import_id
from understood where money >= 0 group by all
union all
select told_of, detail, since, until, null, min(import_id)
from (
    select
        spend_campaign(source, account, campaign, currency) as told_of,
        spend_detail(ad_group, keyword) as detail,
        since, until, import_id
    from raw_spend anti join understood using (record)
)
where told_of in (select told_of from understood)
group by all;

create or replace temp table told_twice as
select new.told_of, new.detail, new.from_day, new.to_day, min(was) as was
from (
    select *, struct_pack(i := coalesce(import_id, 0), line := line, f := from_day, t := to_day) as was
    from periods_told
) as known
join periods_told as new on new.told_of = known.told_of
    and new.from_day <= known.to_day and known.from_day <= new.to_day
    and (new.detail.name = known.detail.name
        and (new.from_day, new.to_day) <> (known.from_day, known.to_day)
        or new.detail.level <> known.detail.level)
where new.line is not null and (known.line is null or known.line < new.line)
group by all;

-- One row is an account of an ad platform, which bills in one currency. A file of one's own may tell
-- what a newspaper cost in two: they are kept apart.
create or replace temp table billed as
select word(source) as source_word, word(account) as account_word,
    min(in_currency) as one_currency, max(in_currency) as other_currency
from understood where not starts_with($system, 'spend|') group by all;

create or replace temp table typed as
select
    understood.*,
    was,
    one_currency,
    other_currency,
    case
        when blank(source) then 'no source'
        when blank(coalesce(day, since)) then 'no time'
        when since_at is null or until_at is null then 'unreadable date'
        when until_at < since_at then 'unreadable date'
        when blank(cost) or money is null then 'unreadable amount'
        when money < 0 then 'unreadable amount'
        when not is_currency(in_currency) then 'unknown currency'
        when not fits_currency(cost, in_currency) then 'two currencies'
        when one_currency <> other_currency then 'two currencies of one account'
        when was is not null then 'told already'
    end as fault
from understood
left join told_twice using (told_of, detail, from_day, to_day)
left join billed on source_word is not distinct from word(source)
    and account_word is not distinct from word(account);

create or replace temp table staged_rejects as
select
    line,
    fault as reason,
    'Line ' || line || ': ' || case fault
        when 'no time' then 'the report does not say for which days this was spent.'
        when 'unreadable date' then 'period ''' || left(concat_ws(' to ', coalesce(day, since), until), 60)
            || ''' cannot be read. Days such as 2026-03-02 can.'
        when 'no source' then 'the line does not say on which source this was spent.'
        when 'unknown currency' then 'currency ''' || left(in_currency, 20)
            || ''' is none. Codes such as INR or USD are.'
        when 'two currencies of one account' then 'the file tells what ' || left(source, 60) || ' cost in '
            || one_currency || ' and in ' || other_currency
            || '. One account bills in one currency: put each into a file of its own, or correct the column.'
        when 'two currencies' then 'cost ''' || left(cost, 60) || ''' is not in ' || left(in_currency, 20)
            || ', the currency that the line or the settings name. Put the right one into a column Currency.'
        when 'told already' then 'what ' || coalesce('''' || left(campaign, 60) || '''', 'this source')
            || ' cost from ' || was.f || ' to ' || was.t || ' is told of already, by '
            || if(was.i > 0, 'import ' || was.i, 'line ' || was.line)
            || '. The same days in another period or detail would count it twice'
            || if(was.i > 0, ': take import ' || was.i || ' back first to have it this way.', '.')
        else 'cost ''' || left(coalesce(cost, ''), 60)
            || ''' is no amount that can be spent. Amounts such as 1,234.50 are.'
    end as message,
    left(concat_ws(' | ', day, since, source, campaign, ad_group, keyword, cost), 500) as text
from typed
where fault is not null
