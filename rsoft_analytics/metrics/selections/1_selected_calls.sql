-- Whether the filters mean what is of that day, rep and source.
create or replace macro is_chosen(day, rep, source, since, until, reps, sources) as
    day >= coalesce(since::date, date '0001-01-01')
    and day <= coalesce(until::date, date '9999-12-31')
    and (reps is null or list_contains(reps::varchar[], coalesce(rep, 'Unknown')))
    and (sources is null or list_contains(sources::varchar[], source));

-- The weekday and the hour, as "1 9" on a Monday morning: looked up, since written out for each of
-- many calls it takes three times as long.
create or replace macro hour_of_week(day, hour) as
    list_transform(range(168), lambda i: (i // 24 + 1) || ' ' || (i % 24))[isodow(day) * 24 + hour - 23];

-- The key, in the dimension asked for, of something that happened: of a call, of an episode.
create or replace macro key_of(dimension, day, hour, rep, line_number, source, channel, campaign) as
    case dimension
        when 'day' then day::varchar
        when 'week' then date_trunc('week', day)::date::varchar
        when 'month' then strftime(day, '%Y-%m')
        when 'hour' then hour::varchar
        when 'weekday' then isodow(day)::varchar
        when 'hour_of_week' then hour_of_week(day, hour)
        when 'rep' then coalesce(rep, 'Unknown')
        when 'line' then coalesce(line_number, 'Unknown')
        when 'source' then source
        when 'channel' then channel
        when 'campaign' then coalesce(campaign, 'Unknown')
    end;

create or replace macro key_of_call(
    dimension, day, hour, rep, line_number, source, channel, campaign, direction, outcome
) as
    case dimension when 'direction' then direction when 'outcome' then outcome
        else key_of(dimension, day, hour, rep, line_number, source, channel, campaign) end;

-- The calls that the filters select, each with its key in the dimension asked for: the one
-- place that knows what a filter means.
create or replace macro filtered_calls(since, until, reps, sources, dimension) as table
select
    *,
    key_of_call(dimension, day, hour, rep, line_number, source, channel, campaign, direction, outcome) as key,
    direction = 'incoming' as is_incoming,
    is_missed_call(direction, outcome) as is_missed,
    is_offered_call(direction, outcome, is_conversation) as is_offered
from calls
where is_chosen(day, rep, source, since, until, reps, sources);

-- The same without the calls of own numbers: what every number is told of.
create or replace macro selected_calls(since, until, reps, sources, dimension) as table
select * from filtered_calls(since, until, reps, sources, dimension) as one
anti join excluded_numbers as out
    on out.number = one.caller and one.day >= out.since and one.day <= out.until;

-- The calls of own numbers that the filters select, with why each is left out.
create or replace macro left_out_calls(since, until, reps, sources) as table
select one.*, out.kind, out.rule, out.reason
from filtered_calls(since, until, reps, sources, null) as one
join excluded_numbers as out
    on out.number = one.caller and one.day >= out.since and one.day <= out.until
