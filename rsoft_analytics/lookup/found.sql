-- One row is a number that the search means, the best first.
with names as (
    select caller, name_key from callers where name_key <> ''
    union
    select number, contacts.name_key
    from contact_numbers join contacts using (contact_id)
    where number is not null
    union
    select number, folded(concat_ws(' ', contacts.name, contacts.company))
    from contact_numbers join contacts using (contact_id)
    where number is not null and company is not null
    union
    select number, folded(concat_ws(' ', name, company)) from lead_records where number is not null
),
by_name as (
    select
        caller,
        min(case
            when name_key = folded($name) then 1
            when starts_with(name_key, folded($name)) then 2
            when contains(' ' || name_key, ' ' || folded($name)) then 3
            else 4
        end) as rank
    from names
    where folded($name) <> '' and holds_words(name_key, folded($name))
    group by caller
),
by_number as (
    select
        caller,
        case
            when caller = $number then 0
            when ends_with(caller::varchar, $digits) then 2
            else 3
        end as rank
    from callers
    where caller = $number or ($digits <> '' and contains(caller::varchar, $digits))
),
found as (select * from by_name union all select * from by_number)
select callers.*, rank
from found join callers using (caller)
-- a whole number means itself, and not the longer ones that hold it
where (rank = 0 or not exists (select 1 from by_number where rank = 0)) and not is_nobody(caller)
order by rank, coalesce(last_call_at, first_seen_at) desc nulls last, caller
limit 50
