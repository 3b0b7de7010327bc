-- A file for a CRM is taken back: its leads are new again.
update crm_downloads set undone_at = $now::timestamptz
where download_id = $download_id and undone_at is null
returning download_id
