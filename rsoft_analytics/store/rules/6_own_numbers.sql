-- What the rules of own numbers are written with.

-- The numbers of contacts in a group of one of these names, with the reason.
create or replace macro numbers_in_groups(words) as table
select number, min(coalesce(name, 'A contact') || ' is in the group ' || in_group) as reason
from contact_numbers
join (
    select contact_id, name, unnest(groups) as in_group from contacts where len(groups) > 0
) as grouped using (contact_id)
where number is not null
    and list_contains(list_transform(words::varchar[], lambda one: word(one)), word(in_group))
group by number;

-- The first digits of a number, by division: a million numbers made text take ten times as long.
create or replace macro first_digits(number, digits) as
    number // power(10, greatest(floor(log10(number)) + 1 - digits, 0))::bigint;

-- The callers whose numbers begin with one of these digits, with the reason.
create or replace macro numbers_beginning(words) as table
select caller as number, 'begins with +' || min(beginning) as reason
from callers
join (
    select regexp_replace(unnest(words::varchar[]), '[^0-9]', '', 'g') as beginning
) as beginnings
    on first_digits(caller, length(beginning)) = try_cast(beginning as bigint)
group by caller
