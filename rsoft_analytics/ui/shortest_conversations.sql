-- One row is a shortest conversation in seconds, and what would follow from it for all calls.
with lengths as (
    select direction, outcome, seconds, count(*) as calls
    from selected_calls(null, null, null, null, null)
    group by direction, outcome, seconds
),
judged as (
    select *, is_spoken(outcome, seconds, shortest) as is_talk
    from lengths cross join (select distinct unnest($shortest::integer[]) as shortest) as asked
)
select
    shortest,
    (coalesce(sum(calls) filter (is_talk), 0))::bigint as conversations,
    unnest(ratio(
        coalesce(sum(calls) filter (is_talk and is_offered_call(direction, outcome, is_talk)), 0)::bigint,
        coalesce(sum(calls) filter (is_offered_call(direction, outcome, is_talk)), 0)::bigint))
from judged
group by shortest
order by shortest
