-- One row is a call of a log as a phone system writes it: $calls calls by a tenth as many
-- callers, over two and a half years until now, each number in three spellings.
select
    strftime(
        now()::timestamp - to_seconds(((1 - place / $calls) * 2.5 * 365 * 86400)::bigint),
        '%Y-%m-%d %H:%M:%S') as "Call Time",
    ['', '+91', '0'][1 + place % 3] || '55' || lpad((hash(place) % ($calls // 10))::varchar, 8, '0')
        as "Phone Number",
    ['Incoming', 'Outgoing', 'Missed', 'Incoming'][1 + (hash(place + 1) % 4)::int] as "Call Type",
    if(hash(place + 1) % 4 = 2, 0, hash(place + 2) % 600) as "Duration",
    ['Asha', 'Ravi', 'Karthik', 'Divya', 'Priya', 'Suresh', 'Meena', 'Lakshmi'][1 + (hash(place + 3) % 8)::int]
        as "Agent",
    ['Google Ads', 'Website', 'Referral', null][1 + (hash(place // 97) % 4)::int] as "Source"
from range($calls) as counted (place)
