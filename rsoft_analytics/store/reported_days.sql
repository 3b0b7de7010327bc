-- One row is a day of which an export of one rep's phone tells. Scope: the exports that are in the
-- ledger and not in here yet, and those taken back.
create or replace temp table reporting_imports as
select import_id from imports where rep is not null and kind in ('calls', 'mixed') and undone_at is null;

delete from reported_days where import_id not in (select import_id from reporting_imports);

delete from reporting_imports where import_id in (select import_id from reported_days);

insert into reported_days
select import_id, rep, (started_at at time zone $business_zone)::date as day, max(started_at)
from raw_calls semi join reporting_imports using (import_id)
where rep is not null
group by import_id, rep, day
