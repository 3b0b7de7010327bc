-- One row is a file of leads that was made for a CRM, the newest first.
select download_id, system, leads, made_at, undone_at from crm_downloads order by download_id desc
