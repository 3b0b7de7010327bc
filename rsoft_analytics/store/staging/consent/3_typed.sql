-- One row is an act of consent, understood, and the fault that makes it unusable. A doubt never
-- becomes a grant: what cannot be understood is rejected.
create or replace temp table typed as
with understood as (
    select
        directed.*,
        spellings.number,
        if(contains(who, '@'), lower(who), null) as email,
        moment(given, $day_first, $timezone) as given_at
    from directed
    left join spellings on spellings.spelling = directed.who and spellings.region = $region
)
select
    *,
    case
        when kind_said is null or kind_said not in ('user', 'customer') then 'unknown person'
        when blank(who) then 'unknown person'
        when kind_said = 'customer' and number is null and email is null then 'unknown person'
        when purpose_said is null
            or kind_said = 'user' and purpose_said not in ('contacts', 'photos', 'call_log')
            or kind_said = 'customer'
                and purpose_said not in ('marketing', 'service', 'profiling', 'parental', 'number')
            then 'unknown purpose'
        when channel_said is not null and channel_said not in ('call', 'sms', 'whatsapp', 'email')
            then 'unknown channel'
        when act_said is null
            or purpose_said = 'number' and act_said <> 'disconnected'
            or purpose_said <> 'number' and act_said not in ('granted', 'refused', 'withdrawn')
            then 'unknown act'
        when blank(given) then 'no time'
        when given_at is null then 'unreadable time'
        when given_at > now() + interval 5 minute then 'future time'
        when act_said = 'granted' and not $is_order_sure and is_of_two_days(given) then 'day or month'
    end as fault
from understood;

create or replace temp table staged_rejects as
select
    line,
    fault as reason,
    'Line ' || line || ': ' || case fault
        when 'unknown person' then 'person ''' || left(coalesce(who, ''), 60)
            || ''' (' || left(coalesce(person_kind, 'no kind'), 20)
            || ') is nobody one could find. It takes user with a name or e-mail, or customer with a number or e-mail.'
        when 'unknown purpose' then 'purpose ''' || left(coalesce(purpose, ''), 60)
            || ''' is none of contacts, photos, call_log (users) or marketing, service, profiling, parental (customers).'
        when 'unknown channel' then 'channel ''' || left(channel, 60)
            || ''' is none of call, sms, whatsapp, email; empty means all.'
        when 'unknown act' then 'act ''' || left(coalesce(act, ''), 60)
            || ''' is none of granted, refused, withdrawn.'
        when 'no time' then 'nothing says when this was agreed or refused.'
        when 'day or month' then 'time ''' || left(given, 60)
            || ''' can be of two days, and a grant needs its day. Say whether the day or the month comes first.'
        when 'future time' then 'time ''' || left(given, 60) || ''' is in the future.'
        else 'time ''' || left(given, 60) || ''' cannot be read. Times such as 2026-03-02T18:05:00+05:30 can.'
    end as message,
    left(concat_ws(' | ', person_kind, person, purpose, channel, act, given), 500) as text
from typed
where fault is not null
