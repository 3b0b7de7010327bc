-- The number of the next file for a CRM.
select coalesce(max(download_id), 0)::bigint + 1 as download_id from crm_downloads
