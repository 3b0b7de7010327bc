-- The leads that the filters select by the day on which they became one, each with its key in the
-- dimension asked for. Leads without such a day are in no period but "all". Junk is among them:
-- each number says what it does about junk.
create or replace macro selected_leads(since, until, reps, sources, dimension) as table
select
    *,
    case dimension
        when 'day' then coalesce(day::varchar, 'Unknown')
        when 'week' then coalesce(date_trunc('week', day)::date::varchar, 'Unknown')
        when 'month' then coalesce(strftime(day, '%Y-%m'), 'Unknown')
        when 'hour' then hour(created_local)::varchar
        when 'source' then source
        when 'channel' then channel
        when 'campaign' then campaign
        when 'rep' then coalesce(rep, 'Unknown')
        when 'origin' then origin
        when 'stage' then stage
        when 'known' then
            case when was_known then 'Known before' when not was_known then 'Unknown before' else 'Never rang' end
    end as key
from leads
-- of nobody whose number is ours, or no customer's, on the day they came
anti join excluded_numbers as out
    on out.number = person
    and coalesce(day, date '9999-12-31') >= out.since and coalesce(day, date '0001-01-01') <= out.until
where (since is null or day >= since::date)
    and (until is null or day <= until::date)
    and (reps is null or list_contains(reps::varchar[], coalesce(rep, 'Unknown')))
    and (sources is null or list_contains(sources::varchar[], source))
