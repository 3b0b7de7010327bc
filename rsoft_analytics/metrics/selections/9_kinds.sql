-- What a manager means by where callers come from: advertisements that are paid for, the own
-- website and whatever led to it unpaid, all others, and what nobody knows.
create or replace macro kind_of_channel(channel) as
    case
        when channel = 'Unknown' then 'Unknown'
        when is_paid_channel(channel) then 'Ads'
        when channel in ('Website', 'Direct', 'Referral') or starts_with(channel, 'Organic ') then 'Website'
        else 'Others'
    end
