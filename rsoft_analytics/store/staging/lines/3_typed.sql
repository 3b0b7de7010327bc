-- One row is a line with its days, understood, and the fault that makes it unusable.
create or replace temp table typed as
with understood as (
    select
        read_rows.*,
        line_key(kind, number, read_rows.line_number) as key,
        timezone($timezone, moment(since, $day_first, $timezone))::date as since_on,
        timezone($timezone, moment(until, $day_first, $timezone))::date as until_on
    from read_rows
    left join spellings on spelling = trim(line_number) and region = $region
),
placed as (
    select *, hash('line', key, since_on) as record,
        case
            when key is null then 'no line'
            when blank(source) then 'no source'
            when not blank(since) and since_on is null then 'unreadable date'
            when not blank(until) and until_on is null then 'unreadable date'
            when until_on < since_on then 'no such days'
        end as broken
    from understood
),
-- the first that names a day of a line has it
against as (
    select one.row, min(other.called) as other, min(other.since) as other_since, max(other.until) as other_until
    from placed as one
    join (
        select null as row, line_key as key, record, called, since, until from lines_said()
        union all
        select row, key, record, line_number, since_on, until_on from placed where broken is null
    ) as other
        on other.key = one.key and other.record <> one.record
        and (other.row is null or other.row < one.row)
        and days_meet(one.since_on, one.until_on, other.since, other.until)
    where one.broken is null
    group by one.row
)
select placed.*, coalesce(broken, if(against.row is not null, 'overlapping days', null)) as fault,
    other_since, other_until
from placed left join against using (row);

create or replace temp table staged_rejects as
select
    line,
    fault as reason,
    'Line ' || line || ': ' || case fault
        when 'no line' then 'no line is named. Give its number, or the name that call logs give it.'
        when 'no source' then 'line ''' || left(line_number, 60) || ''' has no source. Name one, such as '
            || 'JustDial, Hoarding or Google Ads.'
        when 'unreadable date' then 'days ''' || left(concat_ws(' to ', since, until), 60)
            || ''' cannot be read. Days such as 2026-03-02 or 02/03/2026 can.'
        when 'no such days' then 'the days end on ' || until_on || ', before they begin on ' || since_on || '.'
        else 'line ''' || left(line_number, 60) || ''' has a source already from '
            || coalesce(other_since::varchar, 'ever') || ' until '
            || coalesce(other_until::varchar, 'further notice')
            || '. End that first, or give days outside of it.'
    end as message,
    left(concat_ws(' | ', line_number, source, campaign, place, since, until), 500) as text
from typed
where fault is not null
