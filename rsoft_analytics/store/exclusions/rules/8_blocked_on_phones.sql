-- Blocked on a phone
-- Numbers of which your phones blocked at least so many calls. Off by default: a rep may block a customer by mistake.
-- kind: spam
-- on: no
-- least: 3
create or replace temp table found as
select caller as number, count(*) || ' blocked calls' as reason
from calls
where outcome = 'blocked' and caller is not null
group by caller
having count(*) >= $least
