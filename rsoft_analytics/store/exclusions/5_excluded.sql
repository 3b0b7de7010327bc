-- One row is a number and the days in which its calls are left out: as the list says, else as
-- the first of the rules that are switched on, unless a person keeps the number in.
create or replace temp table excluded_before as select * from excluded_numbers;

delete from excluded_numbers;

insert into excluded_numbers
select
    number,
    kind,
    null,
    coalesce(since, date '0001-01-01'),
    coalesce(until, date '9999-12-31'),
    'on the list'
from own_numbers where removed_at is null
union all
select
    number,
    $kinds[list_position($rules::varchar[], rule)],
    rule,
    date '0001-01-01',
    date '9999-12-31',
    reason
from numbers_found
where list_contains($rules::varchar[], rule)
    and number not in (select number from own_numbers where removed_at is null)
    and number not in (select number from kept_numbers where removed_at is null)
qualify row_number() over (
    partition by number order by list_position($rules::varchar[], rule), reason) = 1
