-- One row is what a campaign cost on a day of the history, as the product's own file of spend says it.
select
    source, campaign, strftime(day, '%Y-%m-%d') as "from", strftime(day, '%Y-%m-%d') as "until",
    (hash(day, campaign) % 4_000 + 500)::varchar as cost, 'INR' as currency
from
    (values ('Google Ads', 'Brand'), ('Google Ads', 'Diwali'), ('JustDial', 'Listing')) as of (source, campaign),
    (select unnest(generate_series(current_date - 910, current_date - 1, interval 1 day))::date as day)
