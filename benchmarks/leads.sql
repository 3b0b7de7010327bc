-- One row is a lead of a CRM: of each fiftieth call of the history, its caller, by the day after it;
-- about one in four became a customer.
select
    'L-' || place as "Lead ID",
    'Lead ' || place as "Full Name",
    '+9155' || lpad((hash(place) % ($calls // 10))::varchar, 8, '0') as "Mobile No.",
    ['Google Ads', 'Website', 'Referral', 'JustDial', 'Newspaper', null][1 + (hash(place + 4) % 6)::int]
        as "Lead Source",
    ['Brand', 'Diwali', null][1 + (hash(place + 5) % 3)::int] as "Campaign",
    ['Won', 'Contacted', 'New', 'Lost'][1 + (hash(place + 6) % 4)::int] as "Lead Stage",
    strftime(created, '%d-%m-%Y %H:%M') as "Created On",
    if(hash(place + 6) % 4 = 0, (5_000 + hash(place + 7) % 90_000)::varchar, null) as "Deal Value",
    'INR' as "Currency",
    if(hash(place + 6) % 4 = 0,
        strftime(least(created + to_days((hash(place + 8) % 40)::int), now()::timestamp), '%d-%m-%Y'), null)
        as "Converted On"
from (
    select
        place,
        least(now()::timestamp, to_days(1) + now()::timestamp
            - to_seconds(((1 - place / $calls) * 2.5 * 365 * 86400)::bigint)) as created
    from range(0, $calls, 50) as counted (place))
