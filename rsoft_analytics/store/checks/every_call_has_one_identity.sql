-- Every call, contact and caller is in the store once.
select 'call' as what, call_id as id, count(*) as times from calls group by call_id having count(*) > 1
union all
select 'contact', contact_id, count(*) from contacts group by contact_id having count(*) > 1
union all
select 'caller', caller, count(*) from callers group by caller having count(*) > 1
union all
select 'lead', lead_id, count(*) from leads group by lead_id having count(*) > 1
