-- The kept first and last moment, and how many calls there are, are those of the calls.
select extent.* from extent
join (
    select
        min(started_at) as first_at, max(started_at) as last_at, min(day) as first_on, max(day) as last_on,
        count(*) as n, count(*) filter (is_conversation) as spoken
    from calls
) as found
    on (first_call_at, last_call_at, first_day, last_day, calls, conversations)
        is distinct from (first_at, last_at, first_on, last_on, n, spoken)
