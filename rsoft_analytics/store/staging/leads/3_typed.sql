-- One row is a lead as read, understood, and the fault that makes it unusable.
create or replace temp table numbered as
select
    row,
    list(number order by place) filter (kind = 'number') as numbers,
    bool_or(kind = 'damaged') as is_damaged
from (select row, unnest(spelled) as spelling, generate_subscripts(spelled, 1) as place from directed)
join spellings using (spelling)
where region = $region
group by row;

create or replace temp table typed as
with understood as (
    select
        directed.*,
        coalesce(numbers, []) as numbers,
        coalesce(is_damaged, false) as is_damaged,
        moment(created, $day_first, $timezone) as created_at,
        moment(modified, $day_first, $timezone) as modified_at,
        moment(contacted, $day_first, $timezone) as contacted_at,
        coalesce(won.answer, moment(converted, $day_first, $timezone) is not null) as said_won,
        coalesce(
            moment(converted_on, $day_first, $timezone),
            if(won.answer is null, moment(converted, $day_first, $timezone), null)) as converted_at,
        amount(value, comma := $decimal_comma) as money,
        stages.stage,
        calling.answer as do_not_call_answer,
        mailing.answer as do_not_email_answer
    from directed
    left join numbered using (row)
    left join yes_words as won on won.word = word(converted)
    left join yes_words as calling on calling.word = word(do_not_call)
    left join yes_words as mailing on mailing.word = word(do_not_email)
    left join stage_words as stages on stages.word = word(status)
)
select
    *,
    case
        when is_damaged and numbers = [] and emails = [] then 'damaged number'
        when coalesce(lead_ref, nullif(name, '')) is null and numbers = [] and emails = []
            then 'nothing to know it by'
        when not blank(created) and created_at is null then 'unreadable date'
        when not blank(converted_on) and converted_at is null then 'unreadable date'
        when not blank(value) and money is null then 'unreadable amount'
    end as fault
from understood;

create or replace temp table staged_rejects as
select
    line,
    fault as reason,
    'Line ' || line || ': ' || case fault
        when 'damaged number' then 'number ''' || left(number, 60)
            || ''' was destroyed by a spreadsheet. Export it again with the column as text.'
        when 'nothing to know it by' then 'the lead has neither an id, a name, a number nor an e-mail.'
        when 'unreadable date' then 'date '''
            || left(if(blank(created) or created_at is not null, converted_on, created), 60)
            || ''' cannot be read. Dates such as 2026-03-02 or 02/03/2026 can.'
        when 'unreadable amount' then 'value ''' || left(value, 60)
            || ''' is no amount. Amounts such as 40000 or ₹40,000 are.'
    end as message,
    left(concat_ws(' | ', lead_ref, name, number, email, source, status, created), 500) as text
from typed
where fault is not null
