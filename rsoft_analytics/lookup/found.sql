-- One row is a number that the search means, the best first. Who sees no names finds none by them,
-- and who sees masked numbers finds them whole or by the digits that they see.
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
    select number, folded(concat_ws(' ', name, company)) from leads_by_number()
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
    where struct_extract($viewer, 'sees_names') and folded($name) <> ''
        and holds_words(name_key, folded($name))
    group by caller
),
by_number as (
    select
        caller,
        case
            when is_number(caller, $number, $viewer) then 0
            when ends_with(caller::varchar, $digits) then 2
            else 3
        end as rank
    from callers
    where is_number(caller, $number, $viewer)
        or ($digits <> '' and if(struct_extract($viewer, 'masked_with') is null,
            contains(caller::varchar, $digits),
            length($digits) = 3 and ends_with(caller::varchar, $digits)))
),
found as (select * from by_name union all select * from by_number)
select callers.* exclude (name_key) replace (
    seen_name(name, $viewer) as name, seen_name(company, $viewer) as company,
    if(struct_extract($viewer, 'sees_names'), photo, null) as photo,
    if(said_done_at is null, owed_since, null) as owed_since,
    if(said_done_at is null, tries_owed, 0) as tries_owed),
    seen_number(caller, $viewer) as number, rank
from found join callers using (caller)
left join (from marks_of_callers() where not is_unseen) as marks  -- somebody says that they rang
    on marks.caller = callers.caller and said_done_at >= last_call_at
-- a whole number means itself, and not the longer ones that hold it
where (rank = 0 or not exists (select 1 from by_number where rank = 0)) and not is_nobody(caller)
order by rank, coalesce(last_call_at, first_seen_at) desc nulls last, caller
limit 50
