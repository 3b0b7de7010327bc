-- Every number of an address book or lead can be looked up.
select seen_number(number, $viewer) as number from (
    select number from contact_numbers where number is not null
    union select number from leads_by_number()
)
where number not in (select caller from callers)
