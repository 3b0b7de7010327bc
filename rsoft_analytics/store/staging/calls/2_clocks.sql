-- One row is a quarter of an hour on the clock of an export of calls, and how far UTC is then from
-- it, where the clock is not put forward or back within: looked up, since a calendar asked for each
-- of many calls takes several times as long.
create or replace temp table clocks as
with quarters as (
    select distinct epoch_us(clock) // 900000000 as quarter from read_rows where clock is not null
),
bounds as (
    select quarter, quarter * 900000000 as begin, begin + 899999999 as last from quarters
)
select quarter, epoch_us(timezone($timezone, make_timestamp(begin))) - begin as utc_ahead
from bounds
where utc_ahead = epoch_us(timezone($timezone, make_timestamp(last))) - last
