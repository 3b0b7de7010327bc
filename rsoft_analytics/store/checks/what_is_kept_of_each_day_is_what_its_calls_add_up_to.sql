-- What is kept ready of each day is what its calls add up to.
with counted as (
    select
        day, hour, rep, line_number, source, channel, campaign, direction, outcome, is_conversation,
        sum(calls)::bigint as calls, sum(talk_seconds)::bigint as talk_seconds,
        sum(first_calls)::bigint as first_calls
    from measured_calls(null, null, null, null, null)
    group by all
)
select 'kept' as told_by, * from (select * from call_totals except all select * from counted)
union all
select 'calls', * from (select * from counted except all select * from call_totals)
order by day, hour, told_by
